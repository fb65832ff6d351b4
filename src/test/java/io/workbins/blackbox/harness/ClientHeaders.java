package io.workbins.blackbox.harness;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The headers of a POST of JSON as clients send them, without {@code Host}, {@code Authorization}
 * and {@code Content-Length}. {@code ORIGIN} stands for the origin of the service.
 */
public enum ClientHeaders {
  CURL("User-Agent: curl/8.5.0", "Accept: */*", "Content-Type: application/json"),
  JAVA_HTTP_CLIENT(
      "Connection: Upgrade, HTTP2-Settings",
      "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
      "Upgrade: h2c",
      "User-Agent: Java-http-client/17.0.15",
      "Content-Type: application/json"),
  HTTP_URL_CONNECTION(
      "Content-Type: application/json",
      "User-Agent: Java/17.0.15",
      "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
      "Connection: keep-alive"),
  HTTP_URL_CONNECTION_FOR_JSON(
      "Content-Type: application/json; charset=UTF-8",
      "Accept: application/json",
      "User-Agent: Java/1.8.0_402",
      "Connection: keep-alive"),
  /** {@code PostAsJsonAsync}. */
  DOT_NET_HTTP_CLIENT(
      "Accept: application/json",
      "Content-Type: application/json; charset=utf-8",
      "Transfer-Encoding: chunked"),
  /** {@code StringContent}, on .NET Framework. */
  DOT_NET_FRAMEWORK_HTTP_CLIENT(
      "Content-Type: application/json; charset=utf-8",
      "Accept: application/json",
      "Expect: 100-continue",
      "Connection: Keep-Alive"),
  AXIOS_IN_NODE(
      "Accept: application/json, text/plain, */*",
      "Content-Type: application/json",
      "User-Agent: axios/1.7.7",
      "Accept-Encoding: gzip, compress, deflate, br",
      "Connection: keep-alive"),
  AXIOS_IN_A_BROWSER(
      "Connection: keep-alive",
      "sec-ch-ua-platform: \"Windows\"",
      "User-Agent: " + Browser.CHROME,
      "Accept: application/json, text/plain, */*",
      "sec-ch-ua: \"Chromium\";v=\"130\", \"Google Chrome\";v=\"130\", \"Not?A_Brand\";v=\"99\"",
      "Content-Type: application/json",
      "sec-ch-ua-mobile: ?0",
      "Origin: ORIGIN",
      "Sec-Fetch-Site: same-origin",
      "Sec-Fetch-Mode: cors",
      "Sec-Fetch-Dest: empty",
      "Referer: ORIGIN/page/",
      "Accept-Encoding: gzip, deflate, br, zstd",
      "Accept-Language: de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7"),
  FETCH(
      "User-Agent: " + Browser.FIREFOX,
      "Accept: */*",
      "Accept-Language: en-US,en;q=0.5",
      "Accept-Encoding: gzip, deflate, br, zstd",
      "Referer: ORIGIN/page/",
      "Content-Type: application/json",
      "Origin: ORIGIN",
      "Connection: keep-alive",
      "Sec-Fetch-Dest: empty",
      "Sec-Fetch-Mode: cors",
      "Sec-Fetch-Site: same-origin",
      "Priority: u=4"),
  FETCH_IN_NODE(
      "connection: keep-alive",
      "content-type: application/json",
      "accept: */*",
      "accept-language: *",
      "sec-fetch-mode: cors",
      "user-agent: node",
      "accept-encoding: gzip, deflate"),
  JQUERY(
      "Connection: keep-alive",
      "User-Agent: " + Browser.CHROME,
      "Accept: application/json, text/javascript, */*; q=0.01",
      "Content-Type: application/json; charset=UTF-8",
      "X-Requested-With: XMLHttpRequest",
      "Origin: ORIGIN",
      "Sec-Fetch-Site: same-origin",
      "Sec-Fetch-Mode: cors",
      "Sec-Fetch-Dest: empty",
      "Referer: ORIGIN/page/",
      "Accept-Encoding: gzip, deflate, br, zstd",
      "Accept-Language: en-US,en;q=0.9"),
  /** {@code postForObject} to a class. */
  SPRING_REST_TEMPLATE(
      "Accept: application/json, application/*+json",
      "Content-Type: application/json",
      "User-Agent: Java/17.0.15",
      "Connection: keep-alive"),
  /** {@code postForObject} to a {@code String}. */
  SPRING_REST_TEMPLATE_FOR_TEXT(
      "Accept: text/plain, application/json, application/*+json, */*",
      "Content-Type: application/json",
      "User-Agent: Java/17.0.15",
      "Connection: keep-alive"),
  OKHTTP(
      "Content-Type: application/json; charset=utf-8",
      "Connection: Keep-Alive",
      "Accept-Encoding: gzip",
      "User-Agent: okhttp/4.12.0"),
  /** As {@code openapi-generator} makes clients of Java. */
  OKHTTP_GENERATED(
      "Accept: application/json",
      "Content-Type: application/json",
      "User-Agent: OpenAPI-Generator/1.0.0/java",
      "Connection: Keep-Alive",
      "Accept-Encoding: gzip"),
  PYTHON_REQUESTS(
      "User-Agent: python-requests/2.32.3",
      "Accept-Encoding: gzip, deflate",
      "Accept: */*",
      "Connection: keep-alive",
      "Content-Type: application/json"),
  SWAGGER_UI(
      "Connection: keep-alive",
      "User-Agent: " + Browser.CHROME,
      "accept: application/json",
      "Content-Type: application/json",
      "Origin: ORIGIN",
      "Sec-Fetch-Site: same-origin",
      "Sec-Fetch-Mode: cors",
      "Sec-Fetch-Dest: empty",
      "Referer: ORIGIN/q/swagger-ui/",
      "Accept-Encoding: gzip, deflate, br, zstd",
      "Accept-Language: en-US,en;q=0.9");

  private static final Set<String> OF_A_BODY =
      Set.of("content-type", "transfer-encoding", "expect", "origin");

  private final String text;

  ClientHeaders(String... lines) {
    this.text = String.join("\n", lines);
  }

  /** The header lines of a POST. */
  public List<String> lines() {
    return ofService().toList();
  }

  /** A GET of agent1 with these headers, without those that go with a body. */
  public RawHttp reading(String path) {
    return RawHttp.get(path)
        .as(Sandbox.AGENT_1)
        .lines(ofService().filter(line -> !OF_A_BODY.contains(name(line))).toList());
  }

  private Stream<String> ofService() {
    var origin = "http://localhost:" + RestAssured.port;
    return text.lines().map(line -> line.replace("ORIGIN", origin));
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What browsers call themselves. */
  private static final class Browser {
    static final String CHROME =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/130.0.0.0 Safari/537.36";
    static final String FIREFOX =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";

    private Browser() {}
  }
}
