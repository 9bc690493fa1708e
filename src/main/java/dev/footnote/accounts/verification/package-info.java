/** Confirms by a mail that an address belongs to the account's owner. */
@NullMarked
package dev.footnote.accounts.verification;

import org.jspecify.annotations.NullMarked;
