/** The event log of all nodes: a Redis stream, its entries, codecs and readers. */
@NullMarked
package io.workbins.cluster.eventlog;

import org.jspecify.annotations.NullMarked;
