/**
 * The HTTP pipeline: the root of the API, the order of filters and handlers, and the filters that
 * apply to all requests. Depends on no other package of the service.
 */
@NullMarked
package io.workbins.http;

import org.jspecify.annotations.NullMarked;
