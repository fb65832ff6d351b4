package io.workbins.api.feed;

import io.workbins.notification.ContentChange.Action;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A feed event in the OpenAPI document: the message that it becomes ({@code workbins-api.md}
 * section 5.2), with an owner. {@code FeedEvent} reads it as a tree, since the name of the
 * interaction depends on its media type.
 *
 * @param action the change
 * @param id the workbin
 * @param workbinUserId the owner, a user
 * @param agentGroup the owner, an agent group
 * @param placeGroup the owner, a place group
 * @param emailStateResourceV2 the interaction, under the name of its media type
 */
@Schema(name = "FeedEvent", additionalProperties = Object.class)
record FeedEventSchema(
    @Schema(required = true) Action action,
    @Schema(required = true, description = "The workbin") String id,
    @Schema(description = "The owner, one of three: a user") @Nullable String workbinUserId,
    @Schema(description = "The owner, one of three: an agent group") @Nullable String agentGroup,
    @Schema(description = "The owner, one of three: a place group") @Nullable String placeGroup,
    @Schema(description = "The interaction, under the name of its media type")
        @Nullable Object emailStateResourceV2) {}
