package io.workbins.api.command;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.feed.BodyLimit;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;

/**
 * Who posts what. The body is the one that {@link BodyLimit} has read; JAX-RS is not asked for it,
 * since Quarkus would read it a second time.
 *
 * @param caller the user
 * @param body the body, possibly empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(User caller, byte[] body) {

  private static final byte[] EMPTY = {};

  public static Call of(RoutingContext request) {
    var body = request.body().buffer();
    return new Call(Caller.in(request), body == null ? EMPTY : body.getBytes());
  }
}
