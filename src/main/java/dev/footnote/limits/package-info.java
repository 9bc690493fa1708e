/** Counts what accounts and clients do, over all replicas, and says when it is too much. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.footnote.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
