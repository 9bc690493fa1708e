/** The one PostgreSQL: embedded, or named by configuration. */
@NullMarked
package dev.footnote.platform.database;

import org.jspecify.annotations.NullMarked;
