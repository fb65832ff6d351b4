package io.workbins.identity.oidc;

import io.workbins.http.PlainText;
import io.workbins.identity.directory.ClaimedUser;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads the claims of verified tokens. Names and sizes are limited, so that a cookie holds them.
 */
@Singleton
final class TokenClaims {

  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 100;

  /** Of all features and groups, in UTF-8. */
  private static final int MAX_TOTAL_BYTES = 1_500;

  private final TokenClaimsConfig names;

  TokenClaims(TokenClaimsConfig names) {
    this.names = names;
  }

  /**
   * The user name.
   *
   * @throws InvalidClaimException if there is none
   */
  String userName(JsonWebToken token) {
    return required(token, names.userName(), MAX_NAME_LENGTH);
  }

  /**
   * The user that the claims describe.
   *
   * @throws InvalidClaimException if there is no id, name or role, or the claims are too long
   */
  ClaimedUser user(JsonWebToken token) {
    var userName = userName(token);
    var features = texts(token, names.features()).collect(Collectors.toSet());
    var groups = texts(token, names.groups()).collect(Collectors.toSet());
    if (size(features) + size(groups) > MAX_TOTAL_BYTES) {
      throw new InvalidClaimException(
          "more than %d bytes in the claims '%s' and '%s' of user"
              .formatted(MAX_TOTAL_BYTES, names.features(), names.groups()),
          userName);
    }
    var user =
        new User(
            required(token, names.id(), MAX_ID_LENGTH),
            userName,
            optional(token, "given_name"),
            optional(token, "family_name"),
            optional(token, "email"),
            roles(token, userName),
            features,
            0,
            groups);
    return new ClaimedUser(user, Instant.ofEpochSecond(token.getIssuedAtTime()));
  }

  private Set<Role> roles(JsonWebToken token, String userName) {
    var granted = texts(token, names.roles()).collect(Collectors.toSet());
    var roles = EnumSet.allOf(Role.class);
    roles.removeIf(role -> !granted.contains(role.name()));
    if (roles.isEmpty()) {
      throw new InvalidClaimException(
          "no role such as ROLE_AGENT in the claim '%s' of user".formatted(names.roles()),
          userName);
    }
    return roles;
  }

  private static String required(JsonWebToken token, String name, int maxLength) {
    return texts(token, name)
        .findFirst()
        .filter(text -> !text.isBlank() && text.length() <= maxLength && PlainText.is(text))
        .orElseThrow(
            () ->
                new InvalidClaimException(
                    "the claim '%s' is not a text of 1 to %d printable characters"
                        .formatted(name, maxLength)));
  }

  private static String optional(JsonWebToken token, String name) {
    return texts(token, name)
        .findFirst()
        .filter(text -> text.length() <= MAX_NAME_LENGTH && PlainText.is(text))
        .orElse("");
  }

  /** The text or texts of a claim, none if there is no such claim. */
  private static Stream<String> texts(JsonWebToken token, String name) {
    var path = name.split("/", -1);
    Optional<Object> claim =
        token.containsClaim(name) ? Optional.of(token.getClaim(name)) : Optional.empty();
    if (claim.isEmpty() && path.length > 1) {
      claim = Optional.ofNullable(token.getClaim(path[0]));
      for (int i = 1; i < path.length; i++) {
        var next = path[i];
        claim =
            claim
                .filter(JsonObject.class::isInstance)
                .map(object -> ((JsonObject) object).get(next));
      }
    }
    return claim.stream().flatMap(TokenClaims::texts);
  }

  private static Stream<String> texts(Object value) {
    if (value instanceof JsonArray array) {
      return array.stream().flatMap(TokenClaims::texts);
    }
    if (value instanceof Collection<?> values) {
      return values.stream().flatMap(TokenClaims::texts);
    }
    if (value instanceof JsonString text) {
      return Stream.of(text.getString());
    }
    return value instanceof String text && !(value instanceof JsonValue)
        ? Stream.of(text)
        : Stream.empty();
  }

  private static int size(Collection<String> texts) {
    return texts.stream().mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
  }
}
