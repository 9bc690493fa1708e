/** Tokens that are random and mean nothing by themselves; only their hashes are stored. */
@NullMarked
package dev.footnote.accounts.token;

import org.jspecify.annotations.NullMarked;
