package io.workbins.api.workbin;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a command in the OpenAPI document. {@code CommandBody} reads it as a tree, since each
 * operation has properties of its own.
 *
 * @param operationName the operation
 * @param id the interaction, for Add… and Pull…
 * @param uri the interaction as a URL that ends in its id, instead of {@code id}
 * @param userData the user data of an added interaction
 */
@Schema(name = "Command")
record CommandSchema(
    @Schema(
            required = true,
            description = "The operation",
            enumeration = {
              "Subscribe",
              "Unsubscribe",
              "UnsubscribeAll",
              "AddInteraction",
              "AddInteractionToWorkbin",
              "AddChat",
              "AddEmail",
              "AddFacebook",
              "AddFacebooksession",
              "AddOpenmedia",
              "AddTweet",
              "AddWorkitem",
              "PullInteraction",
              "PullChat",
              "PullEmail",
              "PullFacebook",
              "PullFacebooksession",
              "PullOpenmedia",
              "PullTweet",
              "PullWorkitem"
            })
        String operationName,
    @Schema(description = "The interaction, for Add… and Pull…") @Nullable String id,
    @Schema(description = "The interaction as a URL that ends in its id, instead of id")
        @Nullable String uri,
    @Schema(description = "The user data of an added interaction")
        @Nullable Map<String, Object> userData) {}
