/** Messages of Anthropic. */
@NullMarked
package dev.footnote.inference.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
