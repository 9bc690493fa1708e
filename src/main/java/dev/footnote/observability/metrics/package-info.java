/** Figures of the service: now, and minute by minute. */
@NullMarked
package dev.footnote.observability.metrics;

import org.jspecify.annotations.NullMarked;
