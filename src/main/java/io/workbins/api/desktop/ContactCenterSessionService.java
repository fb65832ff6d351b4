package io.workbins.api.desktop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.command.CommandBody;
import io.workbins.api.command.Ids;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.expiry.SubscriptionEnding;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.SignInService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Starts and ends contact center sessions ({@code workbins-api.md} sections 7.2 and 9.3). A start
 * only confirms the channels; an end, the logout, ends the subscriptions and the sign-in of the
 * user.
 */
@Singleton
final class ContactCenterSessionService {

  private final SubscriptionEnding subscriptions;
  private final SignInService signIns;

  ContactCenterSessionService(SubscriptionEnding subscriptions, SignInService signIns) {
    this.subscriptions = subscriptions;
    this.signIns = signIns;
  }

  /**
   * The reply.
   *
   * @param statusCode 0
   * @param succeeded the channels that the request named, each with statusCode 0
   */
  @JsonInclude(Include.NON_EMPTY)
  public record Reply(@JsonInclude int statusCode, List<Channel> succeeded) {}

  /**
   * A channel that was started.
   *
   * @param statusCode 0
   * @param channel the channel, as the request named it
   */
  public record Channel(int statusCode, String channel) {}

  /**
   * Starts or ends a contact center session.
   *
   * @param body the JSON body, with an {@code operationName}
   * @throws io.workbins.api.error.ApiException if the body is invalid
   */
  CompletionStage<Reply> execute(AuthenticatedUser caller, byte[] body) {
    var command = CommandBody.of(body);
    return switch (command.operationName()) {
      case "StartContactCenterSession" ->
          CompletableFuture.completedFuture(
              new Reply(0, channels(command.json().path("channels"))));
      case "EndContactCenterSession" ->
          subscriptions
              .logout(caller.user().id())
              .thenCompose(ended -> signIns.end(caller.signIn()))
              .thenApply(ended -> new Reply(0, List.of()));
      default ->
          throw new InvalidValueException(
              "operationName must be StartContactCenterSession or EndContactCenterSession");
    };
  }

  private static List<Channel> channels(JsonNode names) {
    if (!names.isMissingNode() && !names.isArray()) {
      throw new InvalidValueException("channels must be an array of strings");
    }
    var channels = new ArrayList<Channel>();
    for (var name : names) {
      if (!name.isTextual()) {
        throw new InvalidValueException("channels must be an array of strings");
      }
      channels.add(new Channel(0, Ids.plain("channel", name.asText())));
    }
    return channels;
  }
}
