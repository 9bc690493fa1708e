/** Asks both halves of the index at once and makes one answer of theirs. */
@NullMarked
package dev.footnote.search.retrieval;

import org.jspecify.annotations.NullMarked;
