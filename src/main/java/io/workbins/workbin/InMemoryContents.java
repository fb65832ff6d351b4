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
 * Remembers in the memory of one process what lies in which workbin; an empty one takes no memory.
 * Safe for use by several threads; no call blocks.
 */
@Singleton
public class InMemoryContents {

  private final Map<WorkbinRef, Map<String, Interaction>> byContainer = new ConcurrentHashMap<>();

  /** Puts an interaction in, unless one with its id is there; returns whether it was not. */
  public boolean add(WorkbinRef workbinRef, Interaction interaction) {
    var added = new boolean[1];
    byContainer.compute(
        workbinRef,
        (key, known) -> {
          var content = known == null ? new LinkedHashMap<String, Interaction>() : known;
          added[0] = content.putIfAbsent(interaction.id(), interaction) == null;
          return content;
        });
    return added[0];
  }

  /** Takes an interaction out and returns it, if it was there. */
  public Optional<Interaction> remove(WorkbinRef workbinRef, String interactionId) {
    return read(workbinRef, content -> Optional.ofNullable(content.remove(interactionId)))
        .flatMap(Function.identity());
  }

  /** The interaction with this id, if it is there. */
  public Optional<Interaction> get(WorkbinRef workbinRef, String interactionId) {
    return read(workbinRef, content -> Optional.ofNullable(content.get(interactionId)))
        .flatMap(Function.identity());
  }

  /** What is there, in the order in which it came. */
  public List<Interaction> of(WorkbinRef workbinRef) {
    return read(workbinRef, content -> List.copyOf(content.values())).orElse(List.of());
  }

  /** How much is there. */
  public int size(WorkbinRef workbinRef) {
    return read(workbinRef, Map::size).orElse(0);
  }

  /** Works on the content of a workbin while nobody else does. */
  private <T> Optional<T> read(WorkbinRef workbinRef, Function<Map<String, Interaction>, T> work) {
    var result = new LinkedHashMap<WorkbinRef, T>(1);
    byContainer.computeIfPresent(
        workbinRef,
        (key, content) -> {
          result.put(key, work.apply(content));
          return content.isEmpty() ? null : content;
        });
    return Optional.ofNullable(result.get(workbinRef));
  }
}
