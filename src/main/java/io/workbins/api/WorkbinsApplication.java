package io.workbins.api;

import io.workbins.http.ApiPath;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The JAX-RS application: the root of the API and its OpenAPI definition. */
@ApplicationPath(ApiPath.ROOT)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Workbin notifications",
            version = "2",
            description =
                "Subscribe to workbins, read and change their content over REST. Notifications"
                    + " arrive over CometD, on the channel /v2/me/workbins of"
                    + " /api/v2/notifications."),
    security = {@SecurityRequirement(name = "basic"), @SecurityRequirement(name = "cookie")})
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
@SecurityScheme(
    securitySchemeName = "cookie",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.COOKIE,
    apiKeyName = "JSESSIONID")
public class WorkbinsApplication extends Application {}
