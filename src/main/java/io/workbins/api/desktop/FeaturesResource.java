package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Fields;
import io.workbins.api.Links;
import io.workbins.api.error.ErrorResponse;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.AuthenticatedUser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The features of the calling user ({@code workbins-api.md} section 8.4). */
@Path("/features")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Desktop")
public class FeaturesResource {

  private final RoutingContext ctx;
  private final Links links;

  FeaturesResource(RoutingContext ctx, Links links) {
    this.ctx = ctx;
    this.links = links;
  }

  @GET
  @Operation(summary = "All features of the calling user")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The features")
  public Map<String, Object> all(@RestQuery List<String> fields) {
    return Fields.reply(
        Fields.list("features", fields, features().stream().map(FeatureView::properties).toList()));
  }

  @GET
  @Path("{featureId}")
  @Operation(summary = "One feature of the calling user")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The feature")
  public Map<String, Object> one(@RestPath String featureId) {
    return features().stream()
        .filter(feature -> feature.id().equals(featureId))
        .findFirst()
        .map(feature -> Fields.reply(Map.of("feature", feature.properties())))
        .orElseThrow(() -> new ResourceNotFoundException("There is no such feature"));
  }

  private List<FeatureView> features() {
    return FeatureView.of(AuthenticatedUser.in(ctx), links.root(ctx));
  }
}
