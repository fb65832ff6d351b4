package io.workbins.workbin;

import io.workbins.subscription.Container;
import java.util.List;
import java.util.Optional;

/** Remembers what lies in which workbin. Safe for use by several threads; no call blocks. */
public interface Contents {

  /** Puts an interaction in, unless one with its id is there; returns whether it was not. */
  boolean add(Container container, Interaction interaction);

  /** Takes an interaction out and returns it, if it was there. */
  Optional<Interaction> remove(Container container, String interactionId);

  /** The interaction with this id, if it is there. */
  Optional<Interaction> get(Container container, String interactionId);

  /** What is there, in the order in which it came. */
  List<Interaction> of(Container container);

  /** How much is there. */
  int size(Container container);
}
