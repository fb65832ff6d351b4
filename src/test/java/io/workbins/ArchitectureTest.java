package io.workbins;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The table of packages in the architecture, and the rules of the house. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.workbins");

  private static final String OURS = "io.workbins..";
  private static final String API = "io.workbins.api..";
  private static final String PAGE = "io.workbins.page..";
  private static final String IDENTITY = "io.workbins.identity..";
  private static final String SUBSCRIPTION = "io.workbins.subscription..";
  private static final String WORKBIN = "io.workbins.workbin..";
  private static final String CLUSTER = "io.workbins.cluster..";
  private static final String NOTIFICATION = "io.workbins.notification..";
  private static final String PUSH_ITSELF = "io.workbins.push";
  private static final String PUSH = "io.workbins.push..";
  private static final String COMETD = "io.workbins.push.cometd..";
  private static final String RELAY = "io.workbins.push.relay..";
  private static final String TRANSPORT = "io.workbins.push.transport..";

  @Test
  void apiKnowsWhatItCommandsAndWhoCalls() {
    check(knowsOnly(API, WORKBIN, SUBSCRIPTION, NOTIFICATION, IDENTITY));
  }

  @Test
  void identityKnowsOnlyTheWorkbinsOfTheDirectory() {
    check(knowsOnly(IDENTITY, WORKBIN));
  }

  @Test
  void workbinKnowsSubscriptionAndNotification() {
    check(knowsOnly(WORKBIN, SUBSCRIPTION, NOTIFICATION));
  }

  @Test
  void subscriptionKnowsNotification() {
    check(knowsOnly(SUBSCRIPTION, NOTIFICATION));
  }

  @Test
  void notificationKnowsNothingOfTheRest() {
    check(knowsOnly(NOTIFICATION));
  }

  @Test
  void clusterKnowsThePortsAndNobodyKnowsCluster() {
    check(knowsOnly(CLUSTER, WORKBIN, SUBSCRIPTION, NOTIFICATION, PUSH_ITSELF));
    check(onlyThese(CLUSTER, CLUSTER));
  }

  @Test
  void onlyClusterKnowsRedis() {
    check(onlyThese("io.vertx.redis..", CLUSTER));
  }

  @Test
  void pushKnowsNotificationAndIdentityButNotItsTransports() {
    check(knowsOnly(PUSH_ITSELF, COMETD, NOTIFICATION, IDENTITY));
  }

  @Test
  void transportsKnowPushAndWhoCalls() {
    check(knowsOnly(RELAY, TRANSPORT, PUSH_ITSELF, IDENTITY));
    check(knowsOnly(TRANSPORT, RELAY, PUSH_ITSELF, COMETD, IDENTITY));
  }

  @Test
  void cometdKnowsNothingOfTheRest() {
    check(knowsOnly(COMETD));
  }

  @Test
  void theCoreIsPlainJava() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(WORKBIN, SUBSCRIPTION, NOTIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "org.cometd..", "io.vertx..", "jakarta.ws.rs.."));
  }

  @Test
  void onlyPushKnowsCometd() {
    check(onlyThese("org.cometd..", PUSH));
  }

  @Test
  void onlyTransportsTouchWebSocketsAndNetty() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(TRANSPORT, RELAY)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.core\\.http\\..*WebSocket.*"));
    check(onlyThese("io.netty..", TRANSPORT, RELAY));
  }

  @Test
  void thePageKnowsNothingOfTheRest() {
    check(knowsOnly(PAGE));
  }

  /**
   * Beside the transports, the gates of api, identity and page stand in the way of requests, and
   * Redis is reached without blocking.
   */
  @Test
  void onlyTransportsAndGatesTouchVertx() {
    check(onlyThese("io.vertx..", TRANSPORT, RELAY, API, IDENTITY, PAGE, CLUSTER));
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    check(slices().matching("io.workbins.(**)").should().beFreeOfCycles());
  }

  @Test
  void noPackageIsAJunkRoom() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage(
                "..util..",
                "..utils..",
                "..common..",
                "..impl..",
                "..dto..",
                "..manager..",
                "..helper.."));
  }

  @Test
  void noNameSaysNothing() {
    check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)"));
  }

  @Test
  void nothingIsInjectedIntoFields() {
    check(
        noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Context.class)
            .orShould()
            .beAnnotatedWith(ConfigProperty.class));
  }

  @Test
  void nothingIsLoggedPastTheLogger() {
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  @Test
  void noFileIsLongerThan200Lines() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(200));
    }
  }

  private static ArchRule knowsOnly(String room, String... others) {
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(OURS)).or(resideInAPackage(room)).or(resideInAnyPackage(others)));
  }

  private static ArchRule onlyThese(String types, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(types);
  }

  private static void check(ArchRule rule) {
    rule.check(MAIN);
  }
}
