/**
 * The page at {@code /}: a desktop to look at, which talks to the service as any other does. Its
 * files are static, in {@code META-INF/resources}.
 */
@NullMarked
package io.workbins.page;

import org.jspecify.annotations.NullMarked;
