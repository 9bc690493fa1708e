/** Answers questions with citations. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts", "documents", "search", "inference"})
@NullMarked
package dev.footnote.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
