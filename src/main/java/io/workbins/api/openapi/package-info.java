/** Additions to the OpenAPI document that annotations cannot express. */
@NullMarked
package io.workbins.api.openapi;

import org.jspecify.annotations.NullMarked;
