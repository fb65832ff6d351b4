package io.workbins.api.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the OpenAPI document, at build, what all operations have in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

  private static final String BASIC = "Basic";
  private static final String COOKIE = "Session cookie";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.setInfo(
        createInfo()
            .title("Workbin notifications")
            .version("2")
            .description(
                "Subscribe to workbins, see and change their content over REST; hear of it over"
                    + " CometD on /v2/me/workbins, at /api/v2/notifications."));
    api.getComponents()
        .addSecurityScheme(
            BASIC, createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
        .addSecurityScheme(
            COOKIE,
            createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("JSESSIONID"));
    api.getPaths().addPathItem("/api/v2/workbin-events", CommandDescription.feed());
    api.getPaths().getPathItems().forEach(CommandDescription::add);
    api.getPaths().getPathItems().forEach(ApiDescription::describeUser);
    api.getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(ApiDescription::describeErrors));
    api.setSecurity(
        List.of(
            createSecurityRequirement().addScheme(BASIC),
            createSecurityRequirement().addScheme(COOKIE)));
  }

  /** The resource takes it from the path itself, where no annotation shows it. */
  private static void describeUser(String path, PathItem item) {
    if (path.contains("{userId}/workbins")) {
      item.addParameter(
          createParameter()
              .name("userId")
              .in(Parameter.In.PATH)
              .required(true)
              .schema(createSchema().addType(SchemaType.STRING)));
    }
  }

  /** The security of the document holds for each operation, which needs none of its own. */
  private static void describeErrors(Operation operation) {
    operation.setSecurity(null);
    var responses = operation.getResponses();
    responses.removeAPIResponse("401");
    responses.removeAPIResponse("403");
    responses.setDefaultValue(
        createAPIResponse()
            .description("What went wrong, in the envelope of every error")
            .content(json(envelope())));
  }

  private static Schema envelope() {
    return createSchema()
        .addType(SchemaType.OBJECT)
        .properties(
            Map.of(
                "statusCode", createSchema().addType(SchemaType.INTEGER),
                "statusMessage", createSchema().addType(SchemaType.STRING)));
  }

  static Content json(Schema schema) {
    return createContent()
        .addMediaType(MediaType.APPLICATION_JSON, createMediaType().schema(schema));
  }
}
