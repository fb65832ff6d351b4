package io.workbins.push.bayeux;

import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/** CometD's server, whose sessions are {@link Session}s. */
public final class Bayeux extends BayeuxServerImpl {

  private final @Nullable String place;

  /**
   * A server that is not started.
   *
   * @param place what the ids of its sessions begin with, if they have to be told from others
   */
  public Bayeux(@Nullable String place) {
    this.place = place;
  }

  @Override
  public ServerSessionImpl newServerSession() {
    return new Session(this, place);
  }
}
