/** Settings: none is ignored in silence. */
@NullMarked
package dev.footnote.platform.configuration;

import org.jspecify.annotations.NullMarked;
