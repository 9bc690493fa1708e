/** Whether the service can do its work. */
@NullMarked
package dev.footnote.observability.health;

import org.jspecify.annotations.NullMarked;
