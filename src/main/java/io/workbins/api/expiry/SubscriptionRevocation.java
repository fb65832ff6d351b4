package io.workbins.api.expiry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.workbins.identity.Permissions;
import io.workbins.identity.Permissions.Decision;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.identity.directory.User;
import io.workbins.identity.directory.UserClaimsChangedEvent;
import io.workbins.notification.EndReason;
import io.workbins.subscription.Owner;
import io.workbins.subscription.Subscription;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.Workbins;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Ends what the directory no longer grants after a change: subscriptions, and the content of
 * workbins that left the directory.
 */
@Singleton
public final class SubscriptionRevocation {

  private static final Logger LOG = Logger.getLogger(SubscriptionRevocation.class);

  private final SubscriptionRegistry subscriptions;
  private final Workbins workbins;
  private final Directory directory;
  private final Permissions permissions;
  private final SubscriptionEnding ending;

  public SubscriptionRevocation(
      SubscriptionRegistry subscriptions,
      Workbins workbins,
      Directory directory,
      Permissions permissions,
      SubscriptionEnding ending) {
    this.subscriptions = subscriptions;
    this.workbins = workbins;
    this.directory = directory;
    this.permissions = permissions;
    this.ending = ending;
  }

  void directoryChanged(
      @Observes @Priority(DirectoryChangedEvent.SUBSCRIPTIONS_END) DirectoryChangedEvent event) {
    event.removedUserIds().forEach(this::check);
    event.checkUserIds().forEach(this::check);
    if (event.lacksOwnersOrWorkbins()) {
      clearUnknownWorkbins();
    }
  }

  /**
   * Ends what a command may have brought back because the directory has changed since the command
   * was checked. Does not block.
   *
   * @return completes when all has ended; never fails
   */
  public CompletionStage<?> checkAfterCommand(String userId) {
    return check(userId).thenCompose(checked -> clearUnknownWorkbins());
  }

  void claimsChanged(@Observes UserClaimsChangedEvent event) {
    check(event.userId());
  }

  private CompletionStage<?> check(String userId) {
    if (directory.isOverruled(userId)) {
      return CompletableFuture.completedFuture(null); // a node with the newer directory checks
    }
    return subscriptions
        .of(userId)
        .thenCompose(all -> endRevoked(userId, all))
        .exceptionally(
            error -> {
              LOG.warnf("User %s: permissions for subscriptions not checked: %s", userId, error);
              return null;
            });
  }

  private CompletionStage<Void> endRevoked(String userId, List<Subscription> all) {
    var user = directory.user(userId);
    if (user.isEmpty() && directory.hasUser(userId)) {
      return CompletableFuture.completedFuture(null); // this node has not seen the claims
    }
    var revoked =
        all.stream()
            .map(Subscription::workbinRef)
            .filter(workbinRef -> reason(user, workbinRef).isPresent())
            .collect(groupingBy(ref -> reason(user, ref).orElseThrow(), toSet()));
    return allOf(
        revoked.entrySet().stream()
            .map(entry -> ending.end(userId, entry.getValue(), entry.getKey()))
            .toList());
  }

  private CompletionStage<?> clearUnknownWorkbins() {
    return workbins
        .withContent()
        .thenCompose(
            all -> allOf(all.stream().filter(ref -> !isKnown(ref)).map(workbins::clear).toList()))
        .exceptionally(
            error -> {
              LOG.warnf("The content of removed workbins is not cleared: %s", error);
              return null;
            });
  }

  /** Why a user may not be subscribed to a workbin; empty if the user may. */
  private Optional<EndReason> reason(Optional<User> user, WorkbinRef workbinRef) {
    if (user.isEmpty()) {
      return Optional.of(EndReason.UserRemoved);
    }
    if (directory.workbin(workbinRef.workbinId()).isEmpty()) {
      return Optional.of(EndReason.WorkbinRemoved);
    }
    var decision = decision(user.get(), workbinRef.owner());
    if (decision == Decision.UNKNOWN) {
      return Optional.of(EndReason.WorkbinRemoved);
    }
    return decision == Decision.GRANTED && user.get().hasMultimedia()
        ? Optional.empty()
        : Optional.of(EndReason.PermissionRevoked);
  }

  /** Content of the workbins of a removed user stays for the same id. */
  private boolean isKnown(WorkbinRef workbinRef) {
    return directory.workbin(workbinRef.workbinId()).isPresent() && isKnown(workbinRef.owner());
  }

  private boolean isKnown(Owner owner) {
    if (owner instanceof Owner.AgentGroup group) {
      return directory.agentGroup(group.group()).isPresent();
    }
    return !(owner instanceof Owner.PlaceGroup group)
        || directory.placeGroup(group.group()).isPresent();
  }

  private Decision decision(User user, Owner owner) {
    if (owner instanceof Owner.AgentGroup group) {
      return permissions.onAgentGroup(user, group.group());
    }
    if (owner instanceof Owner.PlaceGroup group) {
      return permissions.onPlaceGroup(user, group.group());
    }
    return owner instanceof Owner.User other
        ? permissions.onUser(user, other.id())
        : Decision.GRANTED;
  }

  private static CompletionStage<Void> allOf(List<? extends CompletionStage<?>> stages) {
    return CompletableFuture.allOf(
        stages.stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new));
  }
}
