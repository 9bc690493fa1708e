/** Knows who is asking: accounts, sign-in, sessions, passwords. */
@ApplicationModule(allowedDependencies = {"kernel", "limits", "mail"})
@NullMarked
package dev.footnote.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
