/** The database's side of an archive: read at one moment, written at one go. */
@NullMarked
package dev.footnote.backup.database;

import org.jspecify.annotations.NullMarked;
