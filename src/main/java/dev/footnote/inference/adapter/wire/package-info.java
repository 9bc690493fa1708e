/** The wire of every remote provider: one call, its deadlines, its bounds and its faults. */
@NullMarked
package dev.footnote.inference.adapter.wire;

import org.jspecify.annotations.NullMarked;
