package io.workbins.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.workbins.api.error.ErrorMapper.MappedError;
import io.workbins.identity.ForeignOrigins;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The error response of each exception. */
class ErrorMapperTest {

  @Test
  void aMissingParameterIsNamed() {
    assertThat(ErrorMapper.map(new MissingParameterException("give an id")))
        .isEqualTo(mapped(400, 1, "give an id"));
  }

  @Test
  void anInvalidValueIsNamed() {
    assertThat(ErrorMapper.map(new InvalidValueException("too long")))
        .isEqualTo(mapped(400, 10, "too long"));
  }

  @Test
  void aDeniedPermissionIsNamed() {
    assertThat(ErrorMapper.map(new PermissionDeniedException("not yours")))
        .isEqualTo(mapped(403, 5, "not yours"));
  }

  @Test
  void aMissingResourceIsNamed() {
    assertThat(ErrorMapper.map(new ResourceNotFoundException("no user")))
        .isEqualTo(mapped(404, 6, "no user"));
  }

  @Test
  void aForeignOriginIsNamed() {
    var refusal = ErrorMapper.map(ForeignOrigins.refused("https://evil.example"));

    assertThat(refusal.httpStatus()).isEqualTo(403);
    assertThat(refusal.response().statusCode()).isEqualTo(3);
    assertThat(refusal.response().statusMessage()).contains("https://evil.example");
  }

  static Stream<RuntimeException> refusedIdentities() {
    return Stream.of(
        new UnauthorizedException("no such user"),
        new AuthenticationFailedException("wrong password"));
  }

  @ParameterizedTest
  @MethodSource("refusedIdentities")
  void authenticationErrorsHaveNoDetails(RuntimeException error) {
    assertThat(ErrorMapper.map(error)).isEqualTo(mapped(403, 20, "Access denied"));
  }

  @Test
  void forbiddenMapsToPermissionDenied() {
    assertThat(ErrorMapper.map(new ForbiddenException("policy x")))
        .isEqualTo(mapped(403, 5, "The user lacks the permission"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, 403, 20",
    "404, 404, 6",
    "405, 405, 3",
    "406, 406, 10",
    "415, 415, 10",
    "418, 400, 10"
  })
  void jaxRsExceptionsMapByStatus(int status, int http, int statusCode) {
    var refusal = ErrorMapper.map(new ClientErrorException("RESTEASY003210 internals", status));

    assertThat(refusal.httpStatus()).isEqualTo(http);
    assertThat(refusal.response().statusCode()).isEqualTo(statusCode);
    assertThat(refusal.response().statusMessage()).doesNotContain("internals");
  }

  @Test
  void anUnavailableStoreIsNotAnInternalError() {
    assertThat(ErrorMapper.map(new ServiceUnavailableException("the pool of 10.0.0.7 is full")))
        .isEqualTo(mapped(503, 4, "The service is not available, try again"));
  }

  static Stream<Throwable> faultsOfOurs() {
    return Stream.of(
        new IllegalStateException("at 10.0.0.7 as root"),
        new StackOverflowError("at 10.0.0.7 as root"),
        new Exception("at 10.0.0.7 as root", new RuntimeException("deeper")),
        new InternalServerErrorException("at 10.0.0.7 as root"),
        new RedirectionException("at 10.0.0.7 as root", 302, URI.create("http://10.0.0.7/")),
        new NullPointerException());
  }

  @ParameterizedTest
  @MethodSource("faultsOfOurs")
  void internalErrorsHaveNoDetails(Throwable fault) {
    assertThat(ErrorMapper.map(fault)).isEqualTo(mapped(500, 4, "Internal error"));
  }

  @Test
  void aStatusSetByAFrameworkHasOurMessage() {
    assertThat(ErrorMapper.mapStatus(413))
        .isEqualTo(
            mapped(413, 10, "The body is larger than 64 KiB, or has more than 100 messages"));
  }

  private static MappedError mapped(int http, int statusCode, String statusMessage) {
    return new MappedError(http, new ErrorResponse(statusCode, statusMessage));
  }
}
