/** What the account module needs from those that keep things for accounts. */
@NamedInterface("spi")
@NullMarked
package dev.footnote.accounts.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
