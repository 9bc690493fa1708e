/** Changes to accounts, all or none. */
@NullMarked
package dev.footnote.accounts.change;

import org.jspecify.annotations.NullMarked;
