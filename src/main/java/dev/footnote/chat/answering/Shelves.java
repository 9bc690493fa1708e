package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;

/** Knows how far an account's documents are. */
@FunctionalInterface
interface Shelves {

  Shelf of(UserId owner);
}
