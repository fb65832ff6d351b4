package io.workbins.api.desktop;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /me} in the OpenAPI document.
 *
 * @param operationName the operation
 * @param channels the channels to start, possibly none
 */
@Schema(name = "ContactCenterSession")
record ContactCenterSessionSchema(
    @Schema(
            required = true,
            enumeration = {"StartContactCenterSession", "EndContactCenterSession"})
        String operationName,
    List<String> channels) {}
