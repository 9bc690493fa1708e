/** Answers without a language model, by the sentences of the sources that fit the question best. */
@NullMarked
package dev.footnote.inference.adapter.extractive;

import org.jspecify.annotations.NullMarked;
