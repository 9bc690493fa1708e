/** What log lines look like, and what never stands in them. */
@NullMarked
package dev.footnote.observability.log;

import org.jspecify.annotations.NullMarked;
