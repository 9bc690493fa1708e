/** Writes what must not hold anybody up: bounded, in batches, on a thread of its own. */
@NullMarked
package dev.footnote.observability.batch;

import org.jspecify.annotations.NullMarked;
