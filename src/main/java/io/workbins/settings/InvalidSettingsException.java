package io.workbins.settings;

/** A setting is wrong. The message names it and what it must be. */
final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettingsException(String message) {
    super(message, null, false, false);
  }
}
