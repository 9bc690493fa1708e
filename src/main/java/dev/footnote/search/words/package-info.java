/** Words of texts and questions by language, and how rare they are: the same for every engine. */
@NullMarked
package dev.footnote.search.words;

import org.jspecify.annotations.NullMarked;
