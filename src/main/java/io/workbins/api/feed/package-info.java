/** The feed: events of other systems, as JSON or NDJSON. */
@NullMarked
package io.workbins.api.feed;

import org.jspecify.annotations.NullMarked;
