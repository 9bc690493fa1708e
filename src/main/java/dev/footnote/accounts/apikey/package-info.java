/** Keys with which programs use an account. */
@NullMarked
package dev.footnote.accounts.apikey;

import org.jspecify.annotations.NullMarked;
