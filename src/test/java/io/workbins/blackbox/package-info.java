/**
 * What users of the service see, over HTTP and with real CometD clients. The tests run against the
 * jar and, with {@code -Dnative}, unchanged against the native executable.
 */
@NullMarked
package io.workbins.blackbox;

import org.jspecify.annotations.NullMarked;
