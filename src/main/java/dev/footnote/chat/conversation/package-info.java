/** Keeps conversations, messages and citation snapshots. */
@NullMarked
package dev.footnote.chat.conversation;

import org.jspecify.annotations.NullMarked;
