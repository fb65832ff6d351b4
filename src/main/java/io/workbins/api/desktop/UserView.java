package io.workbins.api.desktop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.workbins.api.Subresources;
import io.workbins.http.PathSegment;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the API shows it ({@code workbins-api.md} section 8.2). {@code uri} is absolute, {@code
 * path} is relative to the root of the API; {@code features} are present only if requested.
 */
@JsonInclude(Include.NON_NULL)
public record UserView(
    String id,
    String userName,
    String firstName,
    String lastName,
    String emailAddress,
    List<Role> roles,
    String uri,
    String path,
    @Nullable List<FeatureView> features) {

  /**
   * The reply with a user.
   *
   * @param statusCode 0
   * @param user the user
   */
  public record Reply(int statusCode, UserView user) {}

  static Reply reply(User user, List<String> subresources, String root) {
    var path = "/users/" + PathSegment.encode(user.id());
    var view =
        new UserView(
            user.id(),
            user.userName(),
            user.firstName(),
            user.lastName(),
            user.emailAddress(),
            user.roles().stream().sorted().toList(),
            root + path,
            path,
            Subresources.named(subresources, "features") ? FeatureView.of(user, root) : null);
    return new Reply(0, view);
  }
}
