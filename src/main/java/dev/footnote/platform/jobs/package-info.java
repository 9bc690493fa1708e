/** Jobs that survive a restart. */
@NullMarked
package dev.footnote.platform.jobs;

import org.jspecify.annotations.NullMarked;
