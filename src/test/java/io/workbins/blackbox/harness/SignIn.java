package io.workbins.blackbox.harness;

import java.io.IOException;

/** How the caller of a request is authenticated. */
public enum SignIn {
  PASSWORD,
  COOKIE;

  /** Authenticates a request as this user. */
  public RawHttp on(RawHttp request, String userName) throws IOException {
    return switch (this) {
      case PASSWORD -> request.as(userName);
      case COOKIE -> request.header("Cookie", cookie(request.port(), userName));
    };
  }

  private static String cookie(int port, String userName) throws IOException {
    var reply = RawHttp.get("/api/v2/me").at(port).as(userName).send().accepted();
    return reply.header("Set-Cookie").split(";", 2)[0];
  }
}
