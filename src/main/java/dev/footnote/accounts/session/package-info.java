/** Starts, renews and ends sessions; signs and checks access tokens. */
@NullMarked
package dev.footnote.accounts.session;

import org.jspecify.annotations.NullMarked;
