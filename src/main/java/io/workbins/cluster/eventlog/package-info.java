/** The event log of all nodes, a Redis stream: its entries, their codecs, and its readers. */
@NullMarked
package io.workbins.cluster.eventlog;

import org.jspecify.annotations.NullMarked;
