package dev.footnote.chat.answering;

import dev.footnote.search.Scope;

/** Says that there is nothing to answer from, why, and what to do next. */
final class FriendlyReplies {

  private static final String NOTHING = "Nothing in your documents matches this. ";

  private final Shelves shelves;

  FriendlyReplies(Shelves shelves) {
    this.shelves = shelves;
  }

  String nothingNearEnough(Scope scope) {
    return switch (shelves.of(scope.owner())) {
      case EMPTY ->
          "You have no documents to answer from yet. Upload one, wait until its status is ready,"
              + " and ask again.";
      case FILLING ->
          "Your documents are still being processed. Ask again when their status is ready.";
      case GROWING ->
          NOTHING + "Some documents are still being processed: ask again when they are ready.";
      case FILLED -> NOTHING + nextStep(scope);
    };
  }

  private static String nextStep(Scope scope) {
    return scope.collections().isEmpty() && scope.documents().isEmpty()
        ? "Try other words, or upload a document that covers it."
        : "Only the chosen collections or documents were searched: ask again without that choice.";
  }
}
