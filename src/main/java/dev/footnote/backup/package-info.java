/** Saves everything into one archive, and brings it back into an empty place. */
@ApplicationModule(
    allowedDependencies = {"kernel", "platform", "platform :: database", "documents :: spi"})
@NullMarked
package dev.footnote.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
