/** Search over HTTP. */
@NullMarked
package dev.footnote.search.web;

import org.jspecify.annotations.NullMarked;
