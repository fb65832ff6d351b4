package io.workbins.api.error;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Of what media type a body says it is. */
public final class BodyType {

  public static final String JSON = "application/json";

  /** What a request without {@code Content-Type} says. */
  public static final String NONE = "";

  private BodyType() {}

  /** The media type, without its parameters, in lower case. */
  public static String of(RoutingContext request) {
    var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return NONE;
    }
    return type.equals(JSON) ? JSON : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
