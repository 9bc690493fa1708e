/** Where requests are seen, and what operators ask over HTTP. */
@NullMarked
package dev.footnote.observability.web;

import org.jspecify.annotations.NullMarked;
