package io.workbins.push.bayeux;

import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;

/** CometD's server, whose sessions are {@link Session}s. */
public final class Bayeux extends BayeuxServerImpl {

  @Override
  public ServerSessionImpl newServerSession() {
    return new Session(this);
  }
}
