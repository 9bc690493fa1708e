/** The data folder and the lock that keeps a second instance out. */
@NullMarked
package dev.footnote.platform.folder;

import org.jspecify.annotations.NullMarked;
