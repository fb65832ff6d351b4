package io.workbins.api.error;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every error response ({@code workbins-api.md} section 9.1).
 *
 * @param statusCode the GWS status code
 * @param statusMessage the error in words
 */
@RegisterForReflection
public record ErrorResponse(int statusCode, String statusMessage) {}
