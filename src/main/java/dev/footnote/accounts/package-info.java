/** Knows who is asking: accounts, sign-in, sessions. */
@ApplicationModule(allowedDependencies = {"kernel", "limits"})
@NullMarked
package dev.footnote.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
