package io.workbins.blackbox.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request that is sent exactly as a test writes it; only {@code Host} and the length of the
 * body are added. Client libraries add headers, merge lines of the same name and normalize paths.
 */
public final class RawHttp {

  private static final int TIMEOUT_MILLIS = Desktop.TIMEOUT_SECONDS * 1_000;
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private final String method;
  private final String path;
  private final List<String> headers = new ArrayList<>();
  private String body = "";

  /** 0: the port of the service under test, which is not known when parameters are made. */
  private int port;

  private RawHttp(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** A request with this method; the path is sent unchanged. */
  public static RawHttp request(String method, String path) {
    return new RawHttp(method, path);
  }

  public static RawHttp get(String path) {
    return request("GET", path);
  }

  /** A POST of this body, without a {@code Content-Type}. */
  public static RawHttp post(String path, String body) {
    var request = request("POST", path);
    request.body = body;
    return request;
  }

  /** A well-formed upgrade to CometD's WebSocket. */
  public static RawHttp upgrade() {
    return get("/api/v2/notifications")
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  /** Gives the request a body, without a {@code Content-Type}. */
  public RawHttp body(String text) {
    body = text;
    return this;
  }

  /** Sets the port of another process. */
  public RawHttp at(int otherPort) {
    port = otherPort;
    return this;
  }

  public int port() {
    return port == 0 ? RestAssured.port : port;
  }

  /** Adds Basic credentials. */
  public RawHttp as(String userName) {
    return header("Authorization", Desktop.basic(userName));
  }

  public RawHttp header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  public RawHttp json() {
    return header("Content-Type", "application/json");
  }

  /** Adds header lines of the form {@code Name: value}. */
  public RawHttp lines(List<String> lines) {
    headers.addAll(lines);
    return this;
  }

  /** Sends the request on a new connection and reads the reply. */
  public Reply send() throws IOException {
    try (var socket = new Socket("localhost", port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var bytes = body.getBytes(UTF_8);
      var out = new ByteArrayOutputStream();
      out.write(head(bytes.length).getBytes(UTF_8));
      if (headers.contains(CHUNKED)) {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
        out.write(bytes);
        out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
      } else {
        out.write(bytes);
      }
      socket.getOutputStream().write(out.toByteArray());
      return read(socket.getInputStream());
    }
  }

  private String head(int length) {
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost:").append(port()).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (length > 0 && !headers.contains(CHUNKED)) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private Reply read(InputStream in) throws IOException {
    var head = head(in);
    int status = Integer.parseInt(head[0].split(" ", 3)[1]);
    if (status == 100) {
      return read(in);
    }
    var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < head.length; i++) {
      var field = head[i].split(":", 2);
      fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1].strip());
    }
    boolean isEmpty = method.equals("HEAD") || status == 101 || status == 204;
    return new Reply(status, fields, isEmpty ? "" : body(in, fields));
  }

  private static String[] head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the next byte after <%s>", head).isNotNegative();
      head.append((char) next);
    }
    return head.toString().strip().split("\r\n", -1);
  }

  private static String body(InputStream in, Map<String, List<String>> fields) throws IOException {
    if (fields.containsKey("Content-Length")) {
      int length = Integer.parseInt(fields.get("Content-Length").get(0));
      return new String(in.readNBytes(length), UTF_8);
    }
    if (!fields.containsKey("Transfer-Encoding")) {
      return new String(in.readAllBytes(), UTF_8);
    }
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(in.readNBytes(size));
      in.readNBytes(2);
    }
    return body.toString(UTF_8);
  }

  private static int chunkSize(InputStream in) throws IOException {
    var line = new StringBuilder();
    while (line.indexOf("\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the size of a chunk after <%s>", line).isNotNegative();
      line.append((char) next);
    }
    return Integer.parseInt(line.toString().strip(), 16);
  }

  /** A reply; header names are case-insensitive. */
  public record Reply(int status, Map<String, List<String>> headers, String body) {

    /** For test reports: without headers, which may have a cookie. */
    @Override
    public String toString() {
      return status + " " + body;
    }

    /** The values of a header, joined by commas; empty if there is none. */
    public String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    /** The methods in {@code Allow}. */
    public List<String> allow() {
      return Arrays.stream(header("Allow").toUpperCase(Locale.ROOT).split(","))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }

    public JsonPath json() {
      return JsonPath.from(body);
    }

    /** Checks that the reply is a success with a JSON body. */
    public Reply accepted() {
      assertThat(status).as("status of <%s>", this).isEqualTo(200);
      assertThat(header("Content-Type")).isEqualTo("application/json");
      assertThat(json().getInt("statusCode")).isZero();
      return this;
    }

    /** Checks that the reply is an error response with this status and code. */
    public void refused(int httpStatus, int statusCode) {
      assertThat(status).as("status of <%s>", this).isEqualTo(httpStatus);
      refused(statusCode);
    }

    /** Checks that the reply is an error response with this code. */
    public void refused(int statusCode) {
      assertThat(header("Content-Type")).isEqualTo("application/json");
      assertThat(json().getMap("")).containsOnlyKeys("statusCode", "statusMessage");
      assertThat(json().getInt("statusCode")).as("code of <%s>", this).isEqualTo(statusCode);
      assertThat(json().getString("statusMessage")).isNotBlank().doesNotContain("Exception");
    }
  }
}
