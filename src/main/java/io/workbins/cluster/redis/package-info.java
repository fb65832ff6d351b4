/** The connection to Redis, the Lua scripts and the keys. */
@NullMarked
package io.workbins.cluster.redis;

import org.jspecify.annotations.NullMarked;
