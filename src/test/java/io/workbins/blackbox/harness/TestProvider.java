package io.workbins.blackbox.harness;

import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The OpenID Connect provider of Quarkus's tests, behind a network that can be cut. */
public final class TestProvider implements AutoCloseable {

  public static final String AUDIENCE = "workbins";
  private static final String ISSUER = "https://server.example.com";

  private final OidcWiremockTestResource server = new OidcWiremockTestResource();
  private final Network network;

  private TestProvider() throws IOException {
    var url = URI.create(server.start().get("keycloak.url"));
    this.network = new Network(url.getPort());
  }

  public static TestProvider start() throws IOException {
    return new TestProvider();
  }

  /** The settings of a service that accepts tokens of this provider. */
  public List<String> settings() {
    return List.of(
        "quarkus.oidc.auth-server-url=http://localhost:%d/auth/realms/quarkus"
            .formatted(network.port()),
        "quarkus.oidc.token.audience=" + AUDIENCE);
  }

  /** Between the service and the provider. */
  public Network network() {
    return network;
  }

  /** A token that the service accepts, valid for five minutes. */
  public static JwtClaimsBuilder claims(String userName) {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("subject-of-" + userName)
        .preferredUserName(userName)
        .expiresIn(300);
  }

  /** A header with a token that the service accepts. */
  public static String bearer(String userName) {
    return bearer(claims(userName));
  }

  public static String bearer(JwtClaimsBuilder claims) {
    return "Bearer " + signed(claims);
  }

  public static String signed(JwtClaimsBuilder claims) {
    return claims.jws().keyId("1").sign("privateKey.jwk");
  }

  @Override
  public void close() throws IOException {
    network.close();
    server.stop();
  }
}
