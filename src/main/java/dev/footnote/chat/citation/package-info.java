/** Verifies citations while an answer is being written; pure. */
@NullMarked
package dev.footnote.chat.citation;

import org.jspecify.annotations.NullMarked;
