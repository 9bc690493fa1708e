/** Whose address it was, without keeping the address. */
@NullMarked
package dev.footnote.observability.client;

import org.jspecify.annotations.NullMarked;
