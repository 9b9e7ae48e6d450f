package org.stillwatch.wire;

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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The order of the rooms: a package uses only those below it. */
class RoomsTest {
  private static final String ROOT = "org.stillwatch.wire";

  /** A new room is put on this list first. The root package itself lies below them all. */
  private static final List<String> TOP_TO_BOTTOM =
      List.of(
          "stix",
          "alert",
          "report",
          "policy",
          "enrolment",
          "indicator",
          "log",
          "seal",
          "tree",
          "oprf",
          "canonical",
          "problem");

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
            Stream.concat(Stream.of(ROOT), TOP_TO_BOTTOM.stream().map(RoomsTest::packageOf))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void noRoomUsesOneAboveIt() {
    for (int i = 1; i < TOP_TO_BOTTOM.size(); i++) {
      var above = TOP_TO_BOTTOM.subList(0, i).stream().map(RoomsTest::packageOf);
      noClasses()
          .that(resideInAPackage(packageOf(TOP_TO_BOTTOM.get(i))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(above.toArray(String[]::new)))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
    noClasses()
        .that(resideInAPackage(ROOT))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".*"))
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
  void everyRoomIsNullMarked() {
    var unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(room -> room.getName())
            .toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  @Test
  void theLanguageKnowsNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta..", "javax.persistence.."))
        .check(CLASSES);
  }

  private static String packageOf(String room) {
    return ROOT + "." + room;
  }
}
