/** Decides which passwords are good enough, hashes them and checks them. */
@NullMarked
package dev.footnote.accounts.password;

import org.jspecify.annotations.NullMarked;
