package io.workbins;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.config.ConfigMapping;
import io.workbins.notification.NotificationBus;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * The packages and their allowed dependencies:
 *
 * <pre>
 *  api ─▶ workbin ─▶ subscription ─▶ notification ◀─ push
 *   │        ▲                                        │
 *   └──────────────────▶ identity ◀───────────────────┘
 *
 *  cluster implements the ports of the others; no package depends on cluster.
 *  http has the request pipeline and depends on no other package.
 * </pre>
 */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.workbins");

  private static final int MAX_CLASSES = 16;
  private static final int MAX_LINES = 200;

  private static final String OURS = "io.workbins..";
  private static final String HTTP = "io.workbins.http..";
  private static final String CONNECTION = "io.workbins.http.connection..";
  private static final String API = "io.workbins.api..";
  private static final String IDENTITY = "io.workbins.identity..";
  private static final String SUBSCRIPTION = "io.workbins.subscription..";
  private static final String WORKBIN = "io.workbins.workbin..";
  private static final String CLUSTER = "io.workbins.cluster..";
  private static final String DIRECTORY = "io.workbins.identity.directory";
  private static final String SIGN_IN = "io.workbins.identity.signin";
  private static final String NOTIFICATION = "io.workbins.notification..";
  private static final String PUSH = "io.workbins.push..";
  private static final String PUSH_CORE = "io.workbins.push";
  private static final String COMETD = "io.workbins.push.cometd..";
  private static final String RELAY = "io.workbins.push.relay..";
  private static final String TRANSPORT = "io.workbins.push.transport..";

  @Test
  void httpDependsOnNoPackage() {
    check(dependsOnly(HTTP));
  }

  @Test
  void apiDoesNotDependOnPush() {
    check(dependsOnly(API, WORKBIN, SUBSCRIPTION, NOTIFICATION, IDENTITY, HTTP));
  }

  @Test
  void identityDependsOnWorkbinOnly() {
    check(dependsOnly(IDENTITY, WORKBIN, HTTP));
  }

  @Test
  void workbinDependsOnSubscriptionAndNotification() {
    check(dependsOnly(WORKBIN, SUBSCRIPTION, NOTIFICATION));
  }

  @Test
  void subscriptionDependsOnNotification() {
    check(dependsOnly(SUBSCRIPTION, NOTIFICATION));
  }

  @Test
  void notificationDependsOnNoPackage() {
    check(dependsOnly(NOTIFICATION));
  }

  @Test
  void clusterDependsOnPortsAndNoPackageDependsOnCluster() {
    check(dependsOnly(CLUSTER, WORKBIN, SUBSCRIPTION, NOTIFICATION, PUSH_CORE, SIGN_IN, DIRECTORY));
    check(dependOnlyFrom(CLUSTER, CLUSTER));
  }

  @Test
  void pushDoesNotDependOnItsTransports() {
    check(dependsOnly(PUSH_CORE, COMETD, NOTIFICATION, IDENTITY));
    check(dependsOnly(COMETD, IDENTITY, HTTP));
    check(dependsOnly(RELAY, PUSH_CORE, COMETD, IDENTITY, NOTIFICATION, HTTP));
    check(dependsOnly(TRANSPORT, RELAY, PUSH_CORE, COMETD, IDENTITY, HTTP));
  }

  /** Notifications reach CometD through the bus only. */
  @Test
  void pushDoesNotCallTheRegistry() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PUSH)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SubscriptionRegistry.class));
    check(
        noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(NotificationBus.class));
  }

  /** A setting in bytes has the type of Quarkus for its unit. */
  @Test
  void theCoreIsPlainJava() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(WORKBIN, SUBSCRIPTION, NOTIFICATION)
            .and()
            .areNotAnnotatedWith(ConfigMapping.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "org.cometd..", "io.vertx..", "jakarta.ws.rs.."));
  }

  @Test
  void onlyPushDependsOnCometd() {
    check(dependOnlyFrom("org.cometd..", PUSH));
  }

  /**
   * CometD logs whole messages in their categories; those of this package are limited to warnings.
   */
  @Test
  void subclassesThatLogMessagesAreInThePackageWithLimitedLogs() {
    check(
        classes()
            .that()
            .areAssignableTo(BayeuxServerImpl.class)
            .or()
            .areAssignableTo(AbstractWebSocketEndPoint.class)
            .should()
            .resideInAPackage(COMETD));
  }

  @Test
  void onlyClusterDependsOnRedis() {
    check(dependOnlyFrom("io.vertx.redis..", CLUSTER));
  }

  @Test
  void onlyPushDependsOnWebSockets() {
    check(dependOnlyFrom("jakarta.websocket..", TRANSPORT, COMETD));
    check(dependOnlyFrom("io.undertow..", COMETD));
  }

  /** In identity to parse cookies: Vert.x drops all but one of the same name. */
  @Test
  void onlyConnectionsPushAndIdentityDependOnNetty() {
    check(dependOnlyFrom("io.netty..", CONNECTION, TRANSPORT, COMETD, RELAY, IDENTITY));
  }

  @Test
  void theCoreAndPushDoNotDependOnVertx() {
    check(dependOnlyFrom("io.vertx..", HTTP, API, IDENTITY, TRANSPORT, COMETD, RELAY, CLUSTER));
  }

  /** One class may depend on internals of Quarkus REST; AllowIT tests it. */
  @Test
  void onlyAllowedMethodsDependsOnQuarkusRestInternals() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.workbins.http.AllowedMethods")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.jboss.resteasy.reactive.server.core..",
                "org.jboss.resteasy.reactive.server.handlers..",
                "org.jboss.resteasy.reactive.server.mapping..",
                "io.quarkus.resteasy.reactive.server.runtime.."));
  }

  /** One class may depend on internals of Quarkus's HTTP server; LoopbackIT tests it. */
  @Test
  void onlyLoopbackServerDependsOnTheHttpServerOfQuarkus() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.workbins.http.LoopbackServer")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.vertx.http.runtime.VertxHttpRecorder"));
  }

  @Test
  void packagesAreFreeOfCycles() {
    check(slices().matching("io.workbins.(**)").should().beFreeOfCycles());
  }

  @Test
  void packagesHaveAtMost16Classes() {
    var sizes =
        MAIN.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));
    assertThat(sizes).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(MAX_CLASSES));
  }

  @Test
  void packagesHaveNoGenericNames() {
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
  void classesHaveNoGenericNames() {
    check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)"));
  }

  @Test
  void exceptionsEndInException() {
    check(
        classes().that().areAssignableTo(Throwable.class).should().haveNameMatching(".*Exception"));
  }

  @Test
  void injectionUsesConstructors() {
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
  void loggingUsesTheLogger() {
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  @Test
  void filesHaveAtMost200Lines() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES));
    }
  }

  private static ArchRule dependsOnly(String packageName, String... others) {
    return classes()
        .that()
        .resideInAPackage(packageName)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(OURS))
                .or(resideInAPackage(packageName))
                .or(resideInAnyPackage(others)));
  }

  private static ArchRule dependOnlyFrom(String types, String... packageNames) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packageNames)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(types);
  }

  private static void check(ArchRule rule) {
    rule.check(MAIN);
  }
}
