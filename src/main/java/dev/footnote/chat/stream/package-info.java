/** Answers on their way to readers who may come late, lose their connection or read slowly. */
@NullMarked
package dev.footnote.chat.stream;

import org.jspecify.annotations.NullMarked;
