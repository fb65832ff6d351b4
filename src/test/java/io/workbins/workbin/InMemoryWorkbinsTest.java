package io.workbins.workbin;

import io.workbins.InMemoryParts;
import io.workbins.Parts;

class InMemoryWorkbinsTest extends WorkbinsContract {

  private final Parts parts = new InMemoryParts();

  @Override
  protected Parts parts() {
    return parts;
  }
}
