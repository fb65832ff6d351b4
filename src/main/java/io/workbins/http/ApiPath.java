package io.workbins.http;

/** The root of the API, and the paths that several classes need. */
public final class ApiPath {

  /** The root of the API ({@code workbins-api.md} section 1). */
  public static final String ROOT = "/api/v2";

  /** CometD, WebSocket and long-polling ({@code workbins-api.md} section 7.1). */
  public static final String NOTIFICATIONS = ROOT + "/notifications";

  /** The version, available without authentication ({@code workbins-api.md} section 8.1). */
  public static final String VERSION = ROOT + "/diagnostics/version";

  /** The feed, whose NDJSON bodies have no length limit. */
  public static final String WORKBIN_EVENTS = ROOT + "/workbin-events";

  private ApiPath() {}
}
