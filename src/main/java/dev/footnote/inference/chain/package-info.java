/** The configured models in their order: one retry, the next one, and rest for a failing one. */
@NullMarked
package dev.footnote.inference.chain;

import org.jspecify.annotations.NullMarked;
