package io.workbins.cluster.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The Lua scripts: atomic operations in Redis, one file of the same name each. */
public enum Script {
  SUBSCRIBE,
  END,
  ADD,
  PULL,
  CLEAR,
  HEARTBEAT,
  USER_ONLINE,
  USER_OFFLINE,
  NODE_LEAVE,
  EXPIRED_USERS,
  DIRECTORY,
  END_SIGN_IN,
  SESSION_RELEASE,
  SESSION_RESUME;

  private final String text =
      read("prelude") + read(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  private final String digest = sha1(text);

  String text() {
    return text;
  }

  /** The SHA-1 digest for {@code EVALSHA}. */
  String digest() {
    return digest;
  }

  private static String read(String file) {
    try (var in = Script.class.getResourceAsStream(file + ".lua")) {
      if (in == null) {
        throw new IllegalStateException(file + ".lua is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
