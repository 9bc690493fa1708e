/** Keeps what was uploaded and turns it into chunks with vectors. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts", "accounts :: spi", "inference"})
@NullMarked
package dev.footnote.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
