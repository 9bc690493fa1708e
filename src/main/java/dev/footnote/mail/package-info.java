/** Sends messages to people: an outbox that survives a restart, and whoever delivers from it. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package dev.footnote.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
