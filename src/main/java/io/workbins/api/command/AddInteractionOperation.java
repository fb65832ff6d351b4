package io.workbins.api.command;

import static java.util.Objects.requireNonNull;

import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbins;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Adds an interaction to a workbin ({@code workbins-api.md} section 4.4). The names without a media
 * type add open media.
 */
final class AddInteractionOperation implements WorkbinOperation {

  private static final Map<String, MediaType> OPERATIONS =
      InteractionBody.operations(
          "Add",
          Map.of(
              "AddInteraction",
              MediaType.OPENMEDIA,
              "AddInteractionToWorkbin",
              MediaType.OPENMEDIA));

  private final Workbins workbins;

  AddInteractionOperation(Workbins workbins) {
    this.workbins = workbins;
  }

  @Override
  public Set<String> names() {
    return OPERATIONS.keySet();
  }

  @Override
  public Scope scope() {
    return Scope.ONE;
  }

  @Override
  public CompletionStage<List<Done>> apply(Request request) {
    var workbinId = request.workbinIds().get(0);
    var interaction =
        Interaction.received(
            requireNonNull(OPERATIONS.get(request.name())),
            InteractionBody.id(request.body()),
            Instant.now(),
            InteractionBody.userData(request.body()));
    var workbinRef = WorkbinRef.of(request.caller().id(), workbinId, request.owner());
    return workbins
        .add(workbinRef, interaction)
        .thenApply(
            referenceId -> List.of(new Done(workbinId, request.owner().name(), referenceId)));
  }
}
