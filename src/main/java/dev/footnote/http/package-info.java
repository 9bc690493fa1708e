/** What all controllers share: security rules, problem details, limits, current user. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts", "limits"})
@NullMarked
package dev.footnote.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
