/** Both halves of the index as Lucene indexes in a folder of this machine. */
@NullMarked
package dev.footnote.search.adapter.lucene;

import org.jspecify.annotations.NullMarked;
