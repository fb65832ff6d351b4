package io.workbins.identity.signin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.workbins.identity.directory.ClaimedUser;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Claims as JSON with short names: a cookie has 4,096 bytes at most. */
final class ClaimsFormat {

  private ClaimsFormat() {}

  static byte[] encode(ClaimedUser claims) {
    var user = claims.user();
    return new JsonObject()
        .put("i", user.id())
        .put("u", user.userName())
        .put("f", user.firstName())
        .put("l", user.lastName())
        .put("e", user.emailAddress())
        .put("r", new JsonArray(user.roles().stream().map(Role::name).toList()))
        .put("x", new JsonArray(List.copyOf(user.features())))
        .put("g", new JsonArray(List.copyOf(user.claimedGroups())))
        .put("t", claims.issued().getEpochSecond())
        .toBuffer()
        .getBytes();
  }

  /**
   * Reads claims.
   *
   * @throws IllegalArgumentException if they have another format, such as that of a newer version
   */
  static ClaimedUser decode(byte[] json) {
    try {
      var claims = new JsonObject(Buffer.buffer(json));
      var roles = texts(claims, "r").stream().map(Role::valueOf).collect(Collectors.toSet());
      return new ClaimedUser(
          new User(
              claims.getString("i"),
              claims.getString("u"),
              claims.getString("f"),
              claims.getString("l"),
              claims.getString("e"),
              roles,
              texts(claims, "x"),
              0,
              texts(claims, "g")),
          Instant.ofEpochSecond(claims.getLong("t")));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("These are no claims", e);
    }
  }

  private static Set<String> texts(JsonObject claims, String name) {
    return claims.getJsonArray(name).stream()
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }
}
