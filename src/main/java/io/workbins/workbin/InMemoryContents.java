package io.workbins.workbin;

import io.workbins.subscription.WorkbinRef;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * In-memory content of workbins. Thread-safe and non-blocking. An empty workbin takes no memory.
 */
@Singleton
public class InMemoryContents {

  private final Map<WorkbinRef, Map<String, Interaction>> byWorkbin = new ConcurrentHashMap<>();

  /** Returns false, and changes nothing, if the workbin has an interaction with this id. */
  public boolean add(WorkbinRef workbinRef, Interaction interaction) {
    var added = new boolean[1];
    byWorkbin.compute(
        workbinRef,
        (key, current) -> {
          var content = current == null ? new LinkedHashMap<String, Interaction>() : current;
          added[0] = content.putIfAbsent(interaction.id(), interaction) == null;
          return content;
        });
    return added[0];
  }

  /** Returns the removed interaction, or nothing if the workbin does not have it. */
  public Optional<Interaction> remove(WorkbinRef workbinRef, String interactionId) {
    return withContent(workbinRef, content -> Optional.ofNullable(content.remove(interactionId)))
        .flatMap(Function.identity());
  }

  public Optional<Interaction> get(WorkbinRef workbinRef, String interactionId) {
    return withContent(workbinRef, content -> Optional.ofNullable(content.get(interactionId)))
        .flatMap(Function.identity());
  }

  /** The interactions of a workbin, oldest first. */
  public List<Interaction> of(WorkbinRef workbinRef) {
    return withContent(workbinRef, content -> List.copyOf(content.values())).orElse(List.of());
  }

  public int size(WorkbinRef workbinRef) {
    return withContent(workbinRef, Map::size).orElse(0);
  }

  /** The workbins that have interactions. */
  public List<WorkbinRef> workbins() {
    return List.copyOf(byWorkbin.keySet());
  }

  public void clear(WorkbinRef workbinRef) {
    byWorkbin.remove(workbinRef);
  }

  /** Runs a function with exclusive access to the content of a workbin. */
  private <T> Optional<T> withContent(
      WorkbinRef workbinRef, Function<Map<String, Interaction>, T> function) {
    var result = new LinkedHashMap<WorkbinRef, T>(1);
    byWorkbin.computeIfPresent(
        workbinRef,
        (key, content) -> {
          result.put(key, function.apply(content));
          return content.isEmpty() ? null : content;
        });
    return Optional.ofNullable(result.get(workbinRef));
  }
}
