/**
 * Several nodes as one service: what is kept, and who is told, over Redis. Without {@code
 * workbins.redis.hosts} nothing of it runs.
 */
@NullMarked
package io.workbins.cluster;

import org.jspecify.annotations.NullMarked;
