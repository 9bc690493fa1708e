/** Puts the hits of both halves into one order; pure. */
@NullMarked
package dev.footnote.search.fusion;

import org.jspecify.annotations.NullMarked;
