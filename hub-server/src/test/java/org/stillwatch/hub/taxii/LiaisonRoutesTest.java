package org.stillwatch.hub.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;

/** What the credential of a liaison opens, found in the classes and not on a list. */
class LiaisonRoutesTest {
  private static final List<Class<? extends Annotation>> WRITING =
      List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

  private static List<JavaMethod> openToLiaisons() {
    List<JavaMethod> routes = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.stillwatch.hub")) {
      for (JavaMethod method : type.getMethods()) {
        boolean route =
            method.isAnnotatedWith(GET.class)
                || method.isMetaAnnotatedWith(HttpMethod.class)
                || WRITING.stream().anyMatch(method::isAnnotatedWith);
        if (route && role(type, method).filter(Role.LIAISON::equals).isPresent()) {
          routes.add(method);
        }
      }
    }
    return routes;
  }

  private static Optional<Role> role(JavaClass type, JavaMethod method) {
    if (method.isAnnotatedWith(OpenTo.class)) {
      return Optional.of(method.getAnnotationOfType(OpenTo.class).value());
    }
    return type.isAnnotatedWith(OpenTo.class)
        ? Optional.of(type.getAnnotationOfType(OpenTo.class).value())
        : Optional.empty();
  }

  @Test
  void everyRouteOfALiaisonOnlyReads() {
    assertThat(openToLiaisons()).hasSizeGreaterThan(8);
    assertThat(openToLiaisons())
        .allMatch(method -> method.isAnnotatedWith(GET.class))
        .noneMatch(method -> WRITING.stream().anyMatch(method::isAnnotatedWith));
  }

  @Test
  void everyRouteOfALiaisonPassesTheGateOfReads() {
    for (JavaMethod method : openToLiaisons()) {
      assertThat(reaches(method, 0)).as(method.getFullName()).isTrue();
    }
  }

  /** Whether a method calls the gate, itself or through others of its class. */
  private static boolean reaches(JavaMethod method, int depth) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(call ->
            call.getTargetOwner().getSimpleName().equals("Reads")
                || (depth < 4
                    && call.getTargetOwner().equals(method.getOwner())
                    && call.getTarget()
                        .resolveMember()
                        .filter(next -> reaches(next, depth + 1))
                        .isPresent()));
  }
}
