/** The archive: what is in it, and whether it is whole. */
@NullMarked
package dev.footnote.backup.archive;

import org.jspecify.annotations.NullMarked;
