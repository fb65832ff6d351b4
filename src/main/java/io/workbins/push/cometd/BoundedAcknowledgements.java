package io.workbins.push.cometd;

import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.cometd.server.ext.AcknowledgedMessagesSessionExtension;

/**
 * CometD's extension for acknowledgements, except that unacknowledged messages are limited in
 * number and in bytes.
 */
public final class BoundedAcknowledgements extends AcknowledgedMessagesExtension {

  private final long maxBytes;
  private final Listener listener;

  /**
   * The extension of a server.
   *
   * @param listener is told when a session has too many messages or bytes
   */
  public BoundedAcknowledgements(int maxMessages, long maxBytes, Listener listener) {
    this.maxBytes = maxBytes;
    this.listener = listener;
    setMaxQueueSize(maxMessages);
    addListener(listener);
  }

  @Override
  protected AcknowledgedMessagesSessionExtension newSessionExtension(ServerSession session) {
    var extension = super.newSessionExtension(session);
    session.addListener(
        new QueueBytes(session, extension.getBatchArrayQueue(), maxBytes, listener));
    return extension;
  }
}
