package io.workbins.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Segments of the paths of URLs that the service makes, and that clients give back. */
public final class PathSegment {

  private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);
  private static final Pattern SLASHES_AT_THE_END = Pattern.compile("/+$");

  private PathSegment() {}

  /** The text in percent encoding (RFC 3986); also for values in queries. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The last segment of the path of a URL, or of a part of a URL, decoded.
   *
   * @throws IllegalArgumentException if it has a {@code %} that is no escape
   */
  public static String lastOf(String url) {
    var path = QUERY_OR_FRAGMENT.matcher(url).replaceFirst("");
    path = SLASHES_AT_THE_END.matcher(path).replaceFirst("");
    var segment = path.substring(path.lastIndexOf('/') + 1);
    // a plus is a plus in a path
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
