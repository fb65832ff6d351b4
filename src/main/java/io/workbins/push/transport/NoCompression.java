package io.workbins.push.transport;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Declines to compress WebSockets, which browsers offer: messages are short, and the state of each
 * compressor takes more memory than all else of a session.
 */
@Singleton
final class NoCompression implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    decline(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    decline(options);
  }

  @Override
  public void customizeDomainSocketServer(HttpServerOptions options) {
    decline(options);
  }

  private static void decline(HttpServerOptions options) {
    options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false);
  }
}
