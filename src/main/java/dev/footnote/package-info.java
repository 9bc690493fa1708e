/** Footnote: answers from uploaded documents, every statement with a footnote to its passage. */
@NullMarked
package dev.footnote;

import org.jspecify.annotations.NullMarked;
