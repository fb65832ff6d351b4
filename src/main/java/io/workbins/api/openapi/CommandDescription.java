package io.workbins.api.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.workbins.api.command.InteractionBody;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes what is posted: routes beside JAX-RS, and bodies that no annotation shows. */
final class CommandDescription {

  private CommandDescription() {}

  /** Adds what can be posted to a path. */
  static void add(String path, PathItem item) {
    if (path.endsWith("/workbins/{workbinId}")) {
      item.setPOST(
          command(
              item.getGET(),
              "Subscribe to one workbin, unsubscribe from it, add or pull an interaction",
              "referenceId",
              number("the reference number that the notification will carry")));
    } else if (path.endsWith("/workbins")) {
      item.setPOST(
          command(
              item.getGET(),
              "Subscribe to several workbins, unsubscribe from them, or from all",
              "referenceIds",
              createSchema()
                  .description("the reference number of each workbin")
                  .addType(SchemaType.OBJECT)
                  .additionalPropertiesSchema(number("a reference number"))));
    } else if (path.endsWith("/me") && item.getPOST() != null) {
      item.getPOST()
          .setRequestBody(
              createRequestBody().required(true).content(ApiDescription.json(session())));
    }
  }

  /** What can be fed in. */
  static PathItem feed() {
    var event = createSchema().addType(SchemaType.OBJECT);
    return createPathItem()
        .POST(
            createOperation()
                .addTag("Feed")
                .summary("Feed events in, one as JSON or one a line; for the role ROLE_APIUSER")
                .requestBody(
                    createRequestBody()
                        .required(true)
                        .content(
                            ApiDescription.json(event)
                                .addMediaType(
                                    "application/x-ndjson", createMediaType().schema(event))))
                .responses(
                    createAPIResponses()
                        .addAPIResponse(
                            "200", createAPIResponse().description("What was accepted"))));
  }

  /** A command on what can be read at the same path, named by the same parameters. */
  private static Operation command(
      Operation reading, String summary, String name, Schema reference) {
    var operation =
        createOperation()
            .tags(reading.getTags())
            .summary(summary)
            .requestBody(createRequestBody().required(true).content(ApiDescription.json(command())))
            .responses(
                createAPIResponses()
                    .addAPIResponse(
                        "200",
                        createAPIResponse()
                            .description("What was done")
                            .content(ApiDescription.json(reply(name, reference)))));
    reading.getParameters().stream()
        .filter(parameter -> !List.of("fields", "subresources").contains(parameter.getName()))
        .forEach(operation::addParameter);
    return operation;
  }

  private static Schema reply(String name, Schema reference) {
    return createSchema()
        .addType(SchemaType.OBJECT)
        .addProperty("statusCode", number("0, or 7 if some workbins do not exist"))
        .addProperty(name, reference);
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

  private static Schema number(String description) {
    return createSchema().addType(SchemaType.INTEGER).description(description);
  }

  private static Schema text(String description) {
    return createSchema().addType(SchemaType.STRING).description(description);
  }
}
