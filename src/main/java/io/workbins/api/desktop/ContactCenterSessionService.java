package io.workbins.api.desktop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.command.Call;
import io.workbins.api.command.CommandBody;
import io.workbins.api.command.FeatureGuard;
import io.workbins.api.command.SubscriptionExpiry;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.identity.directory.User;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The session that a desktop starts with its channels, and ends at logout ({@code workbins-api.md}
 * sections 7.2 and 9.3). Nothing is kept of it here, but its end is the end of the user's
 * subscriptions.
 */
@Singleton
final class ContactCenterSessionService {

  private final SubscriptionRegistry subscriptions;
  private final SubscriptionExpiry life;

  ContactCenterSessionService(SubscriptionRegistry subscriptions, SubscriptionExpiry life) {
    this.subscriptions = subscriptions;
    this.life = life;
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
   * That a channel was started.
   *
   * @param statusCode 0
   * @param channel the channel, as the request named it
   */
  public record Channel(int statusCode, String channel) {}

  /**
   * Starts or ends a session.
   *
   * @throws ApiException if the body asks for something else
   */
  CompletionStage<Reply> execute(Call call) {
    var body = CommandBody.of(call.body());
    return switch (body.operationName()) {
      case "StartContactCenterSession" ->
          CompletableFuture.completedFuture(new Reply(0, channels(body.json().path("channels"))));
      case "EndContactCenterSession" -> end(call.caller());
      default ->
          throw new InvalidValueException(
              "operationName must be StartContactCenterSession or EndContactCenterSession");
    };
  }

  /** What a user is subscribed to. */
  CompletionStage<SubscriptionsView> subscriptions(User caller) {
    FeatureGuard.requireMultimedia(caller);
    return subscriptions.of(caller.id()).thenApply(all -> SubscriptionsView.of(caller, all));
  }

  private CompletionStage<Reply> end(User caller) {
    return life.end(caller.id(), SubscriptionExpiry.Cause.LOGOUT)
        .thenApply(ended -> new Reply(0, List.of()));
  }

  private static List<Channel> channels(JsonNode names) {
    if (!names.isMissingNode() && !names.isArray()) {
      throw new InvalidValueException("channels is an array of texts");
    }
    var channels = new ArrayList<Channel>();
    for (var name : names) {
      if (!name.isTextual()) {
        throw new InvalidValueException("channels is an array of texts");
      }
      channels.add(new Channel(0, name.asText()));
    }
    return channels;
  }
}
