/** Takes out of an answer, as it is written, what must not reach a reader's screen; pure. */
@NullMarked
package dev.footnote.chat.output;

import org.jspecify.annotations.NullMarked;
