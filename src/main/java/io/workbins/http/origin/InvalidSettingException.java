package io.workbins.http.origin;

import java.util.regex.Pattern;

/** A setting that cannot have an effect; fails the start. */
public final class InvalidSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** May have a password. */
  private static final Pattern USER_INFO = Pattern.compile("^([^@]*?://)?.*@");

  InvalidSettingException(String setting, String value, String reason) {
    super(
        "%s has '%s': %s"
            .formatted(setting, USER_INFO.matcher(value).replaceFirst("$1***@"), reason));
  }
}
