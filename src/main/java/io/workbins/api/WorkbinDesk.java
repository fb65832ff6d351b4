package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.Directory;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;

/** What all URL forms of workbins work with. */
@Singleton
final class WorkbinDesk {

  private final Owners owners;
  private final Directory directory;
  private final Workbins workbins;
  private final Links links;

  WorkbinDesk(Owners owners, Directory directory, Workbins workbins, Links links) {
    this.owners = owners;
    this.directory = directory;
    this.workbins = workbins;
    this.links = links;
  }

  Owners owners() {
    return owners;
  }

  /** What the caller of this request reads. */
  WorkbinReading reading(RoutingContext request) {
    return new WorkbinReading(
        directory, workbins, Caller.in(request), path -> links.to(request, path));
  }
}
