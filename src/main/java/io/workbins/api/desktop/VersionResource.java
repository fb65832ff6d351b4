package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which version this is; everybody may ask ({@code workbins-api.md} section 8.1). */
@Path("/api/v2/diagnostics/version")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What desktops ask for at their start")
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
  public Version version() {
    return new Version(0, version);
  }
}
