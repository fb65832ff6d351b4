package io.workbins.subscription;

import io.workbins.InMemoryParts;
import io.workbins.Parts;

class InMemoryAbsencesTest extends AbsencesContract {

  private final Parts parts = new InMemoryParts();

  @Override
  protected Parts parts() {
    return parts;
  }
}
