/** What the OpenAPI document says that annotations cannot. */
@NullMarked
package io.workbins.api.openapi;

import org.jspecify.annotations.NullMarked;
