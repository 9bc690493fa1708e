/** Opens accounts and finds them. */
@NullMarked
package dev.footnote.accounts.registry;

import org.jspecify.annotations.NullMarked;
