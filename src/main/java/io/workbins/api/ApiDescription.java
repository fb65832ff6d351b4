package io.workbins.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    api.getPaths().getPathItems().forEach(ApiDescription::describeUser);
    api.getPaths().getPathItems().forEach(ApiDescription::describeBody);
    api.getPaths().addPathItem("/api/v2/workbin-events", feed());
    api.setSecurity(
        List.of(
            createSecurityRequirement().addScheme(BASIC),
            createSecurityRequirement().addScheme(COOKIE)));
  }

  @Override
  public PathItem filterPathItem(PathItem path) {
    path.getOperations().values().forEach(ApiDescription::describeErrors);
    return path;
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

  /** A route beside JAX-RS, which no annotation shows. */
  private static PathItem feed() {
    var event = createSchema().addType(SchemaType.OBJECT);
    var operation =
        createOperation()
            .addTag("Feed")
            .summary("Feed events in, one as JSON or one a line; for the role ROLE_APIUSER")
            .requestBody(
                createRequestBody()
                    .required(true)
                    .content(
                        json(event)
                            .addMediaType("application/x-ndjson", createMediaType().schema(event))))
            .responses(
                createAPIResponses()
                    .addAPIResponse("200", createAPIResponse().description("What was accepted")));
    describeErrors(operation);
    return createPathItem().POST(operation);
  }

  /** A command's body is read by hand, where no annotation shows it. */
  private static void describeBody(String path, PathItem item) {
    if (item.getPOST() != null) {
      var command = path.endsWith("/me") ? session() : command();
      item.getPOST().setRequestBody(createRequestBody().required(true).content(json(command)));
    }
  }

  private static Schema session() {
    return body("StartContactCenterSession", "EndContactCenterSession")
        .addProperty("channels", createSchema().addType(SchemaType.ARRAY).items(text("a channel")));
  }

  private static Schema command() {
    var names =
        Stream.of(
                Stream.of("Subscribe", "Unsubscribe", "UnsubscribeAll"),
                InteractionBody.operations("Add", Map.of()).keySet().stream().sorted(),
                InteractionBody.operations("Pull", Map.of()).keySet().stream().sorted(),
                Stream.of("AddInteraction", "AddInteractionToWorkbin", "PullInteraction"))
            .flatMap(each -> each);
    return body(names.toArray(String[]::new))
        .addProperty("id", text("the interaction, for Add… and Pull…"))
        .addProperty("uri", text("the same, as a URL that ends in its id"));
  }

  private static Schema body(String... operationNames) {
    return createSchema()
        .addType(SchemaType.OBJECT)
        .addRequired("operationName")
        .addProperty(
            "operationName",
            createSchema()
                .addType(SchemaType.STRING)
                .enumeration(List.of((Object[]) operationNames)));
  }

  private static Schema text(String description) {
    return createSchema().addType(SchemaType.STRING).description(description);
  }

  private static Schema envelope() {
    return createSchema()
        .addType(SchemaType.OBJECT)
        .properties(
            Map.of(
                "statusCode", createSchema().addType(SchemaType.INTEGER),
                "statusMessage", createSchema().addType(SchemaType.STRING)));
  }

  private static Content json(Schema schema) {
    return createContent()
        .addMediaType(MediaType.APPLICATION_JSON, createMediaType().schema(schema));
  }
}
