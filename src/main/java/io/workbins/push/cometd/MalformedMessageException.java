package io.workbins.push.cometd;

/** A text is not a list of Bayeux messages. Has no part of the text, which may be secret. */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedMessageException() {
    super("not Bayeux messages", null, false, false);
  }
}
