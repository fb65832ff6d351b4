package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Refuses requests whose end or host a proxy in front may read differently (RFC 9112, sections 3.2
 * and 6.1), as far as Netty accepts them. Netty itself refuses {@code Transfer-Encoding} with
 * {@code Content-Length}, invalid lengths and chunks, and bare line feeds; {@code FramingIT} tests
 * both.
 */
@Singleton
public final class FramingFilter {

  void register(@Observes Filters filters) {
    RequestPipeline.FRAMING.filter(
        filters,
        ctx ->
            check(ctx.request()).ifPresentOrElse(invalid -> ctx.fail(invalid), () -> ctx.next()));
  }

  /**
   * The error of a request with invalid framing; empty if it is valid. The connection of such a
   * request must be closed after the reply.
   */
  public static Optional<InvalidFramingException> check(HttpServerRequest request) {
    if (!hasValidTransferEncoding(request)) {
      return Optional.of(
          new InvalidFramingException("Transfer-Encoding must be chunked, and given once"));
    }
    if (request.headers().contains("")) {
      return Optional.of(new InvalidFramingException("A header must have a name"));
    }
    return hasValidHost(request)
        ? Optional.empty()
        : Optional.of(
            new InvalidFramingException("Host must be host or host:port, and given once"));
  }

  /** A folded line has a leading space here. */
  private static boolean hasValidTransferEncoding(HttpServerRequest request) {
    var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return encodings.isEmpty()
        || (encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked"));
  }

  private static boolean hasValidHost(HttpServerRequest request) {
    var hosts = request.headers().getAll(HttpHeaders.HOST);
    if (request.version() == HttpVersion.HTTP_1_0) {
      return hosts.size() <= 1;
    }
    return hosts.size() == 1
        && Authority.of(HostAndPort.parseAuthority(hosts.get(0), -1)).isPresent();
  }
}
