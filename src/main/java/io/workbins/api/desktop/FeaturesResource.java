package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Fields;
import io.workbins.api.Links;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The features of the caller ({@code workbins-api.md} section 8.4). */
@Path("/api/v2/features")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What desktops ask for at their start")
public class FeaturesResource {

  private final RoutingContext request;
  private final Links links;

  FeaturesResource(RoutingContext request, Links links) {
    this.request = request;
    this.links = links;
  }

  @GET
  @NonBlocking
  @Operation(summary = "All features of the caller")
  public Map<String, Object> all(@RestQuery @Nullable String fields) {
    return Fields.reply(
        Fields.list("features", fields, features().stream().map(FeatureView::properties).toList()));
  }

  @GET
  @Path("{featureId}")
  @NonBlocking
  @Operation(summary = "One feature of the caller")
  public Map<String, Object> one(@RestPath String featureId) {
    return features().stream()
        .filter(feature -> feature.id().equals(featureId))
        .findFirst()
        .map(feature -> Fields.reply(Map.of("feature", feature.properties())))
        .orElseThrow(() -> new ResourceNotFoundException("There is no such feature"));
  }

  private List<FeatureView> features() {
    return FeatureView.of(Caller.in(request), path -> links.to(request, path));
  }
}
