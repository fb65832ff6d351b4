/**
 * The way of an HTTP request: the root of the API, the order of filters and handlers, and what
 * happens to every request before a resource sees it. Knows nothing of the other packages.
 */
@NullMarked
package io.workbins.http;

import org.jspecify.annotations.NullMarked;
