package io.workbins.workbin;

import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the bytes of interactions by workbin, by owner and in all, up to limits. Not thread-safe.
 */
final class ContentBytes {

  /** Objects and references beside the texts. */
  private static final int OVERHEAD = 256;

  private static final char LAST_LATIN_1 = 0xFF;

  private final ContentLimits limits;
  private final Map<WorkbinRef, Long> byWorkbin = new HashMap<>();
  private final Map<Owner, Long> byOwner = new HashMap<>();
  private long all;

  ContentBytes(ContentLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts an interaction.
   *
   * @throws ContentConflictException if there is no room for it
   */
  void add(WorkbinRef workbinRef, Interaction interaction) {
    long bytes = bytes(workbinRef, interaction);
    if (byWorkbin.getOrDefault(workbinRef, 0L) + bytes > limits.perWorkbin()) {
      throw ContentConflictException.fullWorkbin(limits);
    }
    if (byOwner.getOrDefault(workbinRef.owner(), 0L) + bytes > limits.perOwner()) {
      throw ContentConflictException.fullOwner(limits);
    }
    if (all + bytes > limits.all()) {
      throw ContentConflictException.allFull(limits);
    }
    change(workbinRef, bytes);
  }

  /** Counts an interaction no longer. */
  void remove(WorkbinRef workbinRef, Interaction interaction) {
    change(workbinRef, -bytes(workbinRef, interaction));
  }

  /** Counts no interaction of a workbin any longer. */
  void clear(WorkbinRef workbinRef) {
    change(workbinRef, -byWorkbin.getOrDefault(workbinRef, 0L));
  }

  private void change(WorkbinRef workbinRef, long bytes) {
    change(byWorkbin, workbinRef, bytes);
    change(byOwner, workbinRef.owner(), bytes);
    all += bytes;
  }

  private static <K> void change(Map<K, Long> counts, K key, long bytes) {
    counts.compute(
        key,
        (same, count) -> {
          long changed = (count == null ? 0 : count) + bytes;
          return changed == 0 ? null : changed;
        });
  }

  private static long bytes(WorkbinRef workbinRef, Interaction interaction) {
    return OVERHEAD
        + bytes(workbinRef.workbinId())
        + bytes(interaction.id())
        + bytes(interaction.userData());
  }

  /** As the JVM stores a text. */
  private static long bytes(String text) {
    boolean isLatin1 = text.chars().allMatch(character -> character <= LAST_LATIN_1);
    return isLatin1 ? text.length() : (long) text.length() * Character.BYTES;
  }
}
