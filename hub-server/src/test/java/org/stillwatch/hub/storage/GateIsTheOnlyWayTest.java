package org.stillwatch.hub.storage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * On H2 a receipt is worth what {@link Durability} promises only as long as no transaction of the
 * process goes around the {@link Gate}.
 */
class GateIsTheOnlyWayTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.stillwatch.hub");

  @Test
  void oneClassBeginsTransactionsAndOneOnlyUsesIt() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(NewTransaction.class)
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.transaction.."))
        .check(CLASSES);
    assertThat(CLASSES.get(NewTransaction.class).getDirectDependenciesToSelf())
        .extracting(dependency -> dependency.getOriginClass().getName())
        .containsOnly(ContainerTransactions.class.getName());
  }

  /** Around each method of other enterprise beans the container begins a transaction by itself. */
  @Test
  void noEnterpriseBeanHasTransactionsOfTheContainer() {
    assertThat(
            CLASSES.stream()
                .filter(one -> usesPackage(one, "jakarta.ejb"))
                .map(JavaClass::reflect)
                .map(bean -> bean.getAnnotation(TransactionManagement.class)))
        .isNotEmpty()
        .allMatch(kind -> kind != null && kind.value() == TransactionManagementType.BEAN);
  }

  private static boolean usesPackage(JavaClass one, String name) {
    return one.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getPackageName().equals(name));
  }

  /** The start only tries whether the database answers; Flyway's changes end before the service. */
  @Test
  void nobodyOpensCommitsOrUndoesOnAConnectionOfTheirOwn() {
    assertThat(whoDo(DataSource.class, "getConnection"))
        .containsExactly(DatabaseAtStart.class.getName());
    assertThat(whoDo(Connection.class, "commit", "rollback", "setAutoCommit", "setSavepoint"))
        .isEmpty();
  }

  @Test
  void statementsAreMadeInOnePlace() {
    assertThat(whoDo(Connection.class, "createStatement", "prepareStatement", "prepareCall"))
        .containsExactly(Database.class.getName());
  }

  private static Stream<String> whoDo(Class<?> owner, String... methods) {
    Set<String> wanted = Set.of(methods);
    return CLASSES.stream()
        .flatMap(one -> one.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isAssignableTo(owner))
        .filter(call -> wanted.contains(call.getName()))
        .map(call -> call.getOriginOwner().getName())
        .distinct();
  }
}
