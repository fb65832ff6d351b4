package io.workbins.api.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds the parameter {@code userId} to the paths of a user's workbins. Their methods are inherited
 * from a class without {@code @Path}, where the scanner drops the annotated parameter.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class UserIdParameter implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths().getPathItems().forEach(UserIdParameter::add);
  }

  private static void add(String path, PathItem item) {
    if (path.contains("/users/{userId}/workbins")) {
      item.addParameter(
          createParameter()
              .name("userId")
              .in(Parameter.In.PATH)
              .required(true)
              .schema(createSchema().addType(SchemaType.STRING)));
    }
  }
}
