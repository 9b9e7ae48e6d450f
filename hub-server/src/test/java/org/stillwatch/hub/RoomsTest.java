package org.stillwatch.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The order of the rooms: a package uses only those below it. */
class RoomsTest {
  private static final String ROOT = "org.stillwatch.hub";

  /** A new room is put on this list first. The root itself lies above all of them but launch. */
  private static final List<String> TOP_TO_BOTTOM =
      List.of(
          "taxii",
          "briefs",
          "feed",
          "release",
          "intake",
          "alerts",
          "campaigns",
          "matching",
          "indicators",
          "policy",
          "liaisons",
          "grammar",
          "ledger",
          "pseudonyms",
          "members",
          "keys",
          "storage",
          "listener",
          "refusal");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyRoomIsOnTheList() {
    assertThat(CLASSES).isNotEmpty();
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(ROOT, packageOf("launch")),
                    TOP_TO_BOTTOM.stream().map(RoomsTest::packageOf))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void noRoomUsesOneAboveIt() {
    for (int i = 0; i < TOP_TO_BOTTOM.size(); i++) {
      Stream<String> above =
          Stream.concat(
              Stream.of(ROOT, packageOf("launch")),
              TOP_TO_BOTTOM.subList(0, i).stream().map(RoomsTest::packageOf));
      noClasses()
          .that(resideInAPackage(packageOf(TOP_TO_BOTTOM.get(i))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(above.toArray(String[]::new)))
          .check(CLASSES);
    }
  }

  @Test
  void theLauncherUsesNothingOfTheApplication() {
    noClasses()
        .that(resideInAPackage(packageOf("launch")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                Stream.concat(
                        Stream.of(ROOT, "org.stillwatch.wire.."),
                        TOP_TO_BOTTOM.stream().map(RoomsTest::packageOf))
                    .toArray(String[]::new)))
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noNameSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Processor|Base|Dto)")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..shared..", "..impl..", "..helper..")
        .check(CLASSES);
  }

  @Test
  void onlyResourcesAndFiltersAndTheProblemMapperTouchHttp() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Resource")
        .and()
        .haveSimpleNameNotStartingWith("ProblemMapper")
        .and()
        .doNotImplement(ContainerRequestFilter.class)
        .and()
        .doNotImplement(ContainerResponseFilter.class)
        .and()
        .haveSimpleNameNotStartingWith("HubApplication")
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
        .check(CLASSES);
  }

  @Test
  void onlyStoresTouchPersistence() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Row")
        .and()
        .haveSimpleNameNotStartingWith("Members")
        .and()
        .haveSimpleNameNotStartingWith("HubDataSource")
        .and()
        .haveSimpleNameNotStartingWith("ProblemMapper")
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.persistence.."))
        .check(CLASSES);
  }

  @Test
  void everyRoomIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(room -> room.getName())
            .toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  private static String packageOf(String room) {
    return ROOT + "." + room;
  }
}
