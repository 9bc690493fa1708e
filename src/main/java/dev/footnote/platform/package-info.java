/** Ground of the service: data folder, database, jobs, strict configuration. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.footnote.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
