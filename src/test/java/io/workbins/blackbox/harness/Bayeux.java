package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Sandbox.as;

import io.restassured.path.json.JsonPath;

/** Hand-written Bayeux messages over long-polling, for requests that CometD clients never send. */
public final class Bayeux {

  public static final String HANDSHAKE =
      "{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"id\":\"1\","
          + "\"supportedConnectionTypes\":[\"websocket\",\"long-polling\"]}";

  private Bayeux() {}

  /** Sends one message as a user and returns its reply, the last message of the response. */
  public static JsonPath send(String userName, String message) {
    return as(userName)
        .body("[" + message + "]")
        .post("/api/v2/notifications")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("[-1]");
  }

  /** Handshakes as a user and returns the client id. */
  public static String handshake(String userName) {
    return send(userName, HANDSHAKE).getString("clientId");
  }

  public static String subscribe(String clientId, String channel) {
    return message("/meta/subscribe", clientId, ",\"subscription\":\"" + channel + "\"");
  }

  public static String unsubscribe(String clientId, String channel) {
    return message("/meta/unsubscribe", clientId, ",\"subscription\":\"" + channel + "\"");
  }

  /** A connect with the timeout 0, which is answered at once. */
  public static String connectNow(String clientId) {
    return message(
        "/meta/connect",
        clientId,
        ",\"connectionType\":\"long-polling\",\"advice\":{\"timeout\":0}");
  }

  /** A connect that the server holds. */
  public static String connect(String clientId) {
    return message("/meta/connect", clientId, ",\"connectionType\":\"websocket\"");
  }

  public static String disconnect(String clientId) {
    return message("/meta/disconnect", clientId, "");
  }

  private static String message(String channel, String clientId, String rest) {
    return "{\"channel\":\"%s\",\"id\":\"2\",\"clientId\":\"%s\"%s}"
        .formatted(channel, clientId, rest);
  }
}
