/** What a start does first, and what it leaves out or does beside, so that it takes less time. */
@NullMarked
package dev.footnote.platform.start;

import org.jspecify.annotations.NullMarked;
