/** Cuts extracted text into passages at the boundaries the text shows; pure and deterministic. */
@NullMarked
package dev.footnote.documents.chunking;

import org.jspecify.annotations.NullMarked;
