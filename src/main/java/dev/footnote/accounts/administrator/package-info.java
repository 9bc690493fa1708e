/** Makes the administrator that the configuration names. */
@NullMarked
package dev.footnote.accounts.administrator;

import org.jspecify.annotations.NullMarked;
