/** Finds passages by keyword and by meaning. */
@ApplicationModule(
    allowedDependencies = {"kernel", "accounts", "documents", "documents :: spi", "inference"})
@NullMarked
package dev.footnote.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
