package io.workbins.workbin;

import io.workbins.subscription.Container;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Content in the memory of one process; an empty workbin takes no memory. */
@Singleton
public class InMemoryContents implements Contents {

  private final Map<Container, Map<String, Interaction>> byContainer = new ConcurrentHashMap<>();

  @Override
  public boolean add(Container container, Interaction interaction) {
    var added = new boolean[1];
    byContainer.compute(
        container,
        (key, known) -> {
          var content = known == null ? new LinkedHashMap<String, Interaction>() : known;
          added[0] = content.putIfAbsent(interaction.id(), interaction) == null;
          return content;
        });
    return added[0];
  }

  @Override
  public Optional<Interaction> remove(Container container, String interactionId) {
    return read(container, content -> Optional.ofNullable(content.remove(interactionId)))
        .flatMap(Function.identity());
  }

  @Override
  public Optional<Interaction> get(Container container, String interactionId) {
    return read(container, content -> Optional.ofNullable(content.get(interactionId)))
        .flatMap(Function.identity());
  }

  @Override
  public List<Interaction> of(Container container) {
    return read(container, content -> List.copyOf(content.values())).orElse(List.of());
  }

  @Override
  public int size(Container container) {
    return read(container, Map::size).orElse(0);
  }

  /** Works on the content of a workbin while nobody else does. */
  private <T> Optional<T> read(Container container, Function<Map<String, Interaction>, T> work) {
    var result = new LinkedHashMap<Container, T>(1);
    byContainer.computeIfPresent(
        container,
        (key, content) -> {
          result.put(key, work.apply(content));
          return content.isEmpty() ? null : content;
        });
    return Optional.ofNullable(result.get(container));
  }
}
