/** The two halves of the index as ports. */
@NullMarked
package dev.footnote.search.spi;

import org.jspecify.annotations.NullMarked;
