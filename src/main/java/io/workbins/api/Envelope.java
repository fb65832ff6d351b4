package io.workbins.api;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of every error, whatever failed; there are no other attributes ({@code workbins-api.md}
 * section 9.1).
 *
 * @param statusCode what went wrong
 * @param statusMessage the same in words, for people
 */
@RegisterForReflection
record Envelope(int statusCode, String statusMessage) {}
