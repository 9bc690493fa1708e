/** Talks to models: embeddings and chat completions. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.footnote.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
