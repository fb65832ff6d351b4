/** What nodes tell each other about identity: ended sign-ins and changes of the directory. */
@NullMarked
package io.workbins.cluster.identity;

import org.jspecify.annotations.NullMarked;
