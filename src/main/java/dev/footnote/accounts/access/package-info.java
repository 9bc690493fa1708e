/** Tells by a bearer token who is asking. */
@NullMarked
package dev.footnote.accounts.access;

import org.jspecify.annotations.NullMarked;
