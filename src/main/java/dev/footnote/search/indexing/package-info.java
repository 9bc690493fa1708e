/** Keeps both halves of the index in step with the database. */
@NullMarked
package dev.footnote.search.indexing;

import org.jspecify.annotations.NullMarked;
