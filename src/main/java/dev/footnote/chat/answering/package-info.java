/** The way from a question to its answer. */
@NullMarked
package dev.footnote.chat.answering;

import org.jspecify.annotations.NullMarked;
