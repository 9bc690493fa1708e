/** Words that every module may use. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.footnote.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
