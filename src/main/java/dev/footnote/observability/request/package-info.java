/** What is known of one request, and the log that keeps it. */
@NullMarked
package dev.footnote.observability.request;

import org.jspecify.annotations.NullMarked;
