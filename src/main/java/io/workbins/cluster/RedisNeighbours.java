package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.push.Neighbours;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Nodes by what they say of themselves with each beat. */
final class RedisNeighbours implements Neighbours {

  private final Map<String, Address> known = new ConcurrentHashMap<>();
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

  /** A node that was there is taken to be there still while Redis does not answer. */
  @Override
  public CompletionStage<Optional<Address>> at(String place) {
    return reads
        .read(Request.cmd(Command.GET).arg(Keys.place(place)))
        .handle(
            (text, failure) -> {
              var last = known.get(place);
              if (failure == null) {
                return remember(place, text);
              }
              if (last == null) {
                throw new NotKnown("Redis does not answer");
              }
              return Optional.of(last);
            });
  }

  private Optional<Address> remember(String place, @Nullable Response text) {
    if (text == null) {
      known.remove(place);
      return Optional.empty();
    }
    var address = address(text.toString());
    known.put(place, address);
    return Optional.of(address);
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
