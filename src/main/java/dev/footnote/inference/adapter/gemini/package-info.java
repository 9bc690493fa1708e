/** Generated content of Gemini. */
@NullMarked
package dev.footnote.inference.adapter.gemini;

import org.jspecify.annotations.NullMarked;
