/**
 * Black-box tests over HTTP and with CometD clients. They run against the jar and, with {@code
 * -Dnative}, against the native executable.
 */
@NullMarked
package io.workbins.blackbox;

import org.jspecify.annotations.NullMarked;
