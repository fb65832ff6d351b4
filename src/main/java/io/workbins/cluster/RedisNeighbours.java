package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.workbins.push.Neighbours;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Nodes by what they say of themselves with each beat. */
final class RedisNeighbours implements Neighbours {

  private final Reads reads;
  private final String place;

  RedisNeighbours(Reads reads, String place) {
    this.reads = reads;
    this.place = place;
  }

  @Override
  public Optional<String> place() {
    return Optional.of(place);
  }

  @Override
  public CompletionStage<Optional<Address>> at(String place) {
    return reads
        .read(Request.cmd(Command.GET).arg(Keys.place(place)))
        .thenApply(address -> Optional.ofNullable(address).map(a -> address(a.toString())));
  }

  /** An address as text, for others to read. */
  static String text(Address address) {
    return address.host() + ' ' + address.port();
  }

  private static Address address(String text) {
    int blank = text.indexOf(' ');
    return new Address(text.substring(0, blank), Integer.parseInt(text.substring(blank + 1)));
  }
}
