package dev.footnote.chat.answering;

import dev.footnote.chat.Question;
import dev.footnote.search.Scope;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Says that there is nothing to answer from, why, and what to do next, in the language of the
 * question where there are words for it.
 */
final class FriendlyReplies {

  private static final String BUNDLE = FriendlyReplies.class.getPackageName() + ".replies";
  private static final Control ENGLISH_ELSE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Shelves shelves;

  FriendlyReplies(Shelves shelves) {
    this.shelves = shelves;
  }

  String nothingNearEnough(Question question) {
    var words =
        ResourceBundle.getBundle(BUNDLE, QuestionLanguage.of(question.text()), ENGLISH_ELSE);
    var scope = question.scope();
    return switch (shelves.of(scope.owner())) {
      case EMPTY -> words.getString("no_documents");
      case FILLING -> words.getString("still_processed");
      case GROWING -> both(words, "some_still_processed");
      case FILLED -> both(words, isNarrowed(scope) ? "only_the_chosen" : "other_words");
    };
  }

  private static String both(ResourceBundle words, String nextStep) {
    return words.getString("nothing_matches") + " " + words.getString(nextStep);
  }

  private static boolean isNarrowed(Scope scope) {
    return !scope.collections().isEmpty() || !scope.documents().isEmpty();
  }
}
