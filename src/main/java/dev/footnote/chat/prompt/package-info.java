/** Composes what a model is asked: instructions, history, question and delimited sources. */
@NullMarked
package dev.footnote.chat.prompt;

import org.jspecify.annotations.NullMarked;
