/**
 * What CometD itself has to do otherwise. A room of its own, since CometD's server logs whole
 * messages under the package of its class, with whatever secret a client put into them: {@code
 * application.properties} cuts what is logged under this one to warnings.
 */
@NullMarked
package io.workbins.push.cometd;

import org.jspecify.annotations.NullMarked;
