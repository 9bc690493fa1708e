package dev.footnote.chat.prompt;

import dev.footnote.chat.Message;
import dev.footnote.chat.citation.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a question searchable that only makes sense after the one before it: "And in Berlin?", "How
 * tall is it?". A language model rewrites it with the history; without one, such a question is
 * searched together with the words of the one before.
 */
public final class FollowUps {

  private static final int LONGEST = 10;
  private static final int MAX_EARLIER = 3;

  private static final List<String> CONNECTIVES =
      List.of(
          "and ",
          "or ",
          "but ",
          "also ",
          "then ",
          "what about ",
          "how about ",
          "und ",
          "oder ",
          "aber ",
          "auch ",
          "et ",
          "ou ",
          "mais ",
          "y ",
          "o ",
          "pero ");

  private static final Set<String> POINTERS =
      Set.of(
          "it", "its", "they", "them", "their", "theirs", "this", "these", "those", "he", "him",
          "his", "she", "her", "hers", "there", "ones", "er", "sie", "ihr", "ihre", "ihn", "ihm",
          "seine", "deren", "dessen", "diese", "dieser", "dieses", "dort", "davon", "il", "elle",
          "ils", "elles", "leur", "cela", "ella", "ellos", "ellas", "eso", "esto");

  private final Rewriting rewriting;

  FollowUps(Rewriting rewriting) {
    this.rewriting = rewriting;
  }

  /** The question as it is if it can stand alone, else with what it takes from earlier ones. */
  public Standalone standalone(String question, List<Message> history) {
    return history.isEmpty() || !leansOnEarlier(question)
        ? Standalone.byRules(question)
        : rewriting
            .of(question, history)
            .orElseGet(() -> Standalone.byRules(withEarlier(question, history)));
  }

  private static String withEarlier(String question, List<Message> history) {
    var earlier =
        history.reversed().stream().filter(Message.Asked.class::isInstance).limit(MAX_EARLIER);
    String whole = question;
    String latest = question;
    for (Message asked : earlier.toList()) {
      if (!leansOnEarlier(latest)) {
        return whole;
      }
      latest = asked.text();
      whole = latest + " " + whole;
    }
    return whole;
  }

  private static boolean leansOnEarlier(String question) {
    var words = Word.of(question);
    if (words.size() > LONGEST) {
      return false;
    }
    String lower = question.strip().toLowerCase(Locale.ROOT);
    return words.stream().filter(Word::isTelling).count() <= 1
        || CONNECTIVES.stream().anyMatch(lower::startsWith)
        || words.stream().map(Word::form).anyMatch(POINTERS::contains);
  }
}
