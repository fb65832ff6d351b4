package io.workbins.http;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves both loopback addresses if the service listens on {@code localhost}. Quarkus listens on
 * one of 127.0.0.1 and ::1 then, but clients may try the other one only. A machine may have no
 * IPv6, so the service does without.
 */
@Singleton
final class LoopbackServer {

  private static final Logger LOG = Logger.getLogger(LoopbackServer.class);
  private static final String LOCALHOST = "localhost";

  private final Vertx vertx;
  private final io.quarkus.vertx.http.HttpServer main;
  private volatile @Nullable HttpServer other;

  LoopbackServer(Vertx vertx, io.quarkus.vertx.http.HttpServer main) {
    this.vertx = vertx;
    this.main = main;
  }

  void started(@ObservesAsync HttpServerStart start) throws UnknownHostException {
    if (start.options().getHost().equals(LOCALHOST)) {
      var isIpv4 = InetAddress.getByName(LOCALHOST) instanceof Inet4Address;
      listen(start.options(), isIpv4 ? "::1" : "127.0.0.1");
    }
  }

  /** After CometD, which says goodbye to its clients. */
  void stop(@Observes @Priority(LIBRARY_AFTER) ShutdownEvent event) {
    var server = other;
    if (server != null) {
      server.close().onFailure(LoopbackServer::ignore);
    }
  }

  private void listen(HttpServerOptions options, String address) {
    var server =
        vertx
            .createHttpServer(
                new HttpServerOptions(options).setHost(address).setPort(main.getPort()))
            .requestHandler(VertxHttpRecorder.getRootHandler());
    other = server;
    server.listen().onFailure(LoopbackServer::ignore);
  }

  private static void ignore(Throwable error) {
    LOG.debugf("Not on the other loopback address: %s", error);
  }
}
