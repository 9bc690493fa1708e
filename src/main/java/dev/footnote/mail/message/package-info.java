/** Messages in the form of the internet (MIME), for everything that speaks it. */
@NullMarked
package dev.footnote.mail.message;

import org.jspecify.annotations.NullMarked;
