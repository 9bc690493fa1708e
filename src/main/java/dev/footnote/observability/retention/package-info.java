/** Daily partitions: made ahead, dropped when they are old. */
@NullMarked
package dev.footnote.observability.retention;

import org.jspecify.annotations.NullMarked;
