package io.workbins.api.command;

import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes an interaction from a workbin ({@code workbins-api.md} section 4.5). */
final class PullInteractionOperation implements WorkbinOperation {

  private static final String PULL_ANY_MEDIA = "PullInteraction";
  private static final Map<String, MediaType> OPERATIONS =
      InteractionBody.operations("Pull", Map.of());

  private final Workbins workbins;

  PullInteractionOperation(Workbins workbins) {
    this.workbins = workbins;
  }

  @Override
  public Set<String> names() {
    return Stream.concat(OPERATIONS.keySet().stream(), Stream.of(PULL_ANY_MEDIA))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Scope scope() {
    return Scope.ONE;
  }

  @Override
  public CompletionStage<List<Done>> apply(Request request) {
    var workbinId = request.workbinIds().get(0);
    var workbinRef = WorkbinRef.of(request.caller().id(), workbinId, request.owner());
    var interactionId = InteractionBody.id(request.body());
    var media = OPERATIONS.get(request.name());
    var pulled =
        media == null
            ? workbins.pull(workbinRef, interactionId)
            : workbins.pull(workbinRef, interactionId, media);
    return pulled.thenApply(
        referenceId -> List.of(new Done(workbinId, request.owner().name(), referenceId)));
  }
}
