package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Links;
import io.workbins.api.command.OwnerResolver;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.Directory;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;

/** What all URL forms of workbins work with. */
@Singleton
final class WorkbinDesk {

  private final OwnerResolver owners;
  private final Directory directory;
  private final Workbins workbins;
  private final Links links;

  WorkbinDesk(OwnerResolver owners, Directory directory, Workbins workbins, Links links) {
    this.owners = owners;
    this.directory = directory;
    this.workbins = workbins;
    this.links = links;
  }

  OwnerResolver owners() {
    return owners;
  }

  /** What the caller of this request reads. */
  WorkbinQueries reading(RoutingContext request) {
    return new WorkbinQueries(
        directory, workbins, Caller.in(request), path -> links.to(request, path));
  }
}
