package io.workbins.http;

/** The root of the API and the paths below it that more than one class names. */
public final class ApiPath {

  /** The root of the API ({@code workbins-api.md} section 1). */
  public static final String ROOT = "/api/v2";

  /** CometD, WebSocket and long-polling ({@code workbins-api.md} section 7.1). */
  public static final String NOTIFICATIONS = ROOT + "/notifications";

  /** The version, which everybody may read ({@code workbins-api.md} section 8.1). */
  public static final String VERSION = ROOT + "/diagnostics/version";

  /** The feed, whose bodies have no length. */
  public static final String WORKBIN_EVENTS = ROOT + "/workbin-events";

  private ApiPath() {}
}
