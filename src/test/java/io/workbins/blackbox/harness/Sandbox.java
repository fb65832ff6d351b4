package io.workbins.blackbox.harness;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Users and workbins of the sandbox directory, and requests of these users. */
public final class Sandbox {

  public static final String AGENT_1 = "agent1";
  public static final String AGENT_1_ID = "a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1";
  public static final String AGENT_2 = "agent2";
  public static final String AGENT_2_ID = "e6f2ad1b26ea4e9b8dd907eabe167522";
  public static final String SUPERVISOR_1 = "supervisor1";
  public static final String PASSWORD = "sandbox";

  public static final String WORKBIN = "aee812a5-7396-4dd9-b180-230f1c1fb085";
  public static final String OTHER_WORKBIN = "a91ee1c2-9cfe-43b6-8193-fd39cd89d5b4";
  public static final String AGENT_GROUP_WORKBIN = "6c715fa9-de16-4d23-b07c-cbcb1caf3e07";
  public static final String PLACE_GROUP_WORKBIN = "5d487e69-a393-4228-a06f-6a4015ab1b54";

  public static final String SUBSCRIBE = "{\"operationName\":\"Subscribe\"}";
  public static final String UNSUBSCRIBE = "{\"operationName\": \"Unsubscribe\"}";

  private Sandbox() {}

  /** A request with the Basic credentials of this user and no cookie. */
  public static RequestSpecification as(String userName) {
    return given().auth().preemptive().basic(userName, PASSWORD).contentType(ContentType.JSON);
  }

  /** Posts a body with Basic credentials and one more header only. */
  public static HttpResponse<String> plain(
      String userName, String path, String body, String header, String value)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", Desktop.basic(userName))
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Posts as a user to a path below {@code /api/v2}. */
  public static ValidatableResponse post(String userName, String path, String body) {
    return as(userName).body(body).when().post("/api/v2" + path).then();
  }

  /** Gets a path below {@code /api/v2} as a user. */
  public static ValidatableResponse get(String userName, String path) {
    return as(userName)
        .when()
        .get("/api/v2" + path)
        .then()
        .statusCode(200)
        .header("Content-Type", "application/json");
  }

  /** Posts a command that succeeds to a service at this port, and returns its reference number. */
  public static long accepted(int port, String userName, String path, String body) {
    return as(userName)
        .port(port)
        .body(body)
        .post("/api/v2" + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("referenceId");
  }

  /** Posts a command that succeeds, and returns its reference number. */
  public static long accepted(String userName, String path, String body) {
    return post(userName, path, body).statusCode(200).extract().jsonPath().getLong("referenceId");
  }

  /** Feeds events, one per line, to a service at this port, and returns the reply. */
  public static String feed(int port, String lines) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v2/workbin-events"))
            .header("Authorization", Desktop.basic("apiuser1"))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
