/**
 * The ports on Redis, so that several nodes act as one service. Unused without {@code
 * workbins.redis.hosts}.
 */
@NullMarked
package io.workbins.cluster;

import org.jspecify.annotations.NullMarked;
