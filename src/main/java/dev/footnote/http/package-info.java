/** What all controllers share: security rules, problem details, current user. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts"})
@NullMarked
package dev.footnote.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
