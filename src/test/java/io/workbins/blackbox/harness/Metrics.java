package io.workbins.blackbox.harness;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.time.Duration;

/** Reads the metrics of the service in the format of Prometheus. */
public final class Metrics {

  private Metrics() {}

  /** The value of a metric, named as in the exposition format, with its labels. */
  public static double value(String metric) {
    return value(RestAssured.port, metric);
  }

  /** The same for a service at this port. */
  public static double value(int port, String metric) {
    return given()
        .port(port)
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + metric));
  }

  /** Waits until a metric has a value. */
  public static void awaitValue(String metric, double expected) {
    await(metric + " = " + expected)
        .atMost(Duration.ofSeconds(30))
        .until(() -> value(metric) == expected);
  }
}
