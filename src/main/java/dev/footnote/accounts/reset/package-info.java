/** Sets forgotten passwords anew by a link that is mailed. */
@NullMarked
package dev.footnote.accounts.reset;

import org.jspecify.annotations.NullMarked;
