/** The connection to Redis, the scripts that run there, and the names of keys. */
@NullMarked
package io.workbins.cluster.redis;

import org.jspecify.annotations.NullMarked;
