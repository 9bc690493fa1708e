/** Turns letters into messages: words from templates, as text and as HTML. */
@NullMarked
package dev.footnote.mail.template;

import org.jspecify.annotations.NullMarked;
