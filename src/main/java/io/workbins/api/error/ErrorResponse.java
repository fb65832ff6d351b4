package io.workbins.api.error;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every error, whatever failed; there are no other attributes ({@code workbins-api.md}
 * section 9.1).
 *
 * @param statusCode what went wrong
 * @param statusMessage the same in words, for people
 */
@RegisterForReflection
public record ErrorResponse(int statusCode, String statusMessage) {}
