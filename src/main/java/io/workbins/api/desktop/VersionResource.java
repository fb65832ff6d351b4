package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.workbins.api.error.ErrorResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The version of the service, without authentication ({@code workbins-api.md} section 8.1). */
@Path("/diagnostics/version")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Desktop")
public class VersionResource {

  private final String version;

  VersionResource(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = version;
  }

  /**
   * The reply.
   *
   * @param statusCode 0
   * @param version the version of this service
   */
  public record Version(int statusCode, String version) {}

  @GET
  @NonBlocking
  @Operation(summary = "The version of this service")
  @APIResponseSchema(
      value = Version.class,
      responseCode = "200",
      responseDescription = "The version")
  public Version version() {
    return new Version(0, version);
  }
}
