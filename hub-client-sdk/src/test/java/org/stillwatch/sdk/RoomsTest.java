package org.stillwatch.sdk;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The order of the rooms: a package uses only those below it. */
class RoomsTest {
  private static final String ROOT = "org.stillwatch.sdk";

  /** A new room is put on this list first. The empty name is the door. */
  private static final List<String> TOP_TO_BOTTOM =
      List.of(
          "cli..",
          "",
          "sink.stix",
          "sink.syslog",
          "sink.webhook",
          "sink",
          "pull",
          "watch",
          "ledger",
          "submit",
          "store",
          "sign",
          "caution",
          "cluster",
          "pattern",
          "allow",
          "reduce",
          "meaning",
          "pseudonym",
          "observe",
          "trust",
          "transport");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyRoomIsOnTheList() {
    assertThat(CLASSES).isNotEmpty();
    classes().should().resideInAnyPackage(packages(TOP_TO_BOTTOM)).check(CLASSES);
  }

  @Test
  void noRoomUsesOneAboveIt() {
    for (int i = 1; i < TOP_TO_BOTTOM.size(); i++) {
      noClasses()
          .that(resideInAPackage(packageOf(TOP_TO_BOTTOM.get(i))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(packages(TOP_TO_BOTTOM.subList(0, i))))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
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
  void theLabsSideKnowsNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("jakarta..", "javax.persistence..", "org.stillwatch.hub.."))
        .check(CLASSES);
  }

  private static String[] packages(List<String> rooms) {
    List<String> packages = new ArrayList<>();
    rooms.forEach(room -> packages.add(packageOf(room)));
    return packages.toArray(String[]::new);
  }

  private static String packageOf(String room) {
    return room.isEmpty() ? ROOT : ROOT + "." + room;
  }
}
