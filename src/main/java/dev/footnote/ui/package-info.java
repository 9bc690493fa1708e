/** Pages for people: they work in any browser, without script. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts"})
@NullMarked
package dev.footnote.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
