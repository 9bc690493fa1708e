/** Sees every request: request log, logs, metrics, retention, health, audit. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.footnote.observability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
