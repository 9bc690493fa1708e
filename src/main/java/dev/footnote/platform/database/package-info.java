/** The one PostgreSQL: embedded, or named by configuration. */
@NamedInterface("database")
@NullMarked
package dev.footnote.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
