/** What accounts write to their owners. */
@NullMarked
package dev.footnote.accounts.letters;

import org.jspecify.annotations.NullMarked;
