package dev.footnote.inference.adapter.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells headings, which answer nothing by themselves, from the sentences that stand under them. */
final class Headings {

  private static final Pattern MARKDOWN = Pattern.compile("^#{1,6}\\s.*");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?s).*[.!?:;…。！？：；।؟।][\"'”’»)\\]]*$");

  /** Short, on one line, no sign or number at its end, no list item, no table row. */
  private static final Pattern TITLE_LIKE =
      Pattern.compile("^(?![-*•–|])(?=.*\\p{L})(?!.*\\d$)[^\\n\\t|]{1,80}$");

  private Headings() {}

  /** The sentences of a source with their headings, the headings themselves left out. */
  static List<Sentence> apply(int marker, List<String> texts) {
    var sentences = new ArrayList<Sentence>();
    var heading = "";
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      if (isHeading(text, i + 1 < texts.size() ? texts.get(i + 1) : "")) {
        heading = text.replaceFirst("^#+\\s*", "");
      } else {
        sentences.add(new Sentence(marker, i, heading, text));
      }
    }
    return sentences;
  }

  private static boolean isHeading(String text, String next) {
    return MARKDOWN.matcher(text).matches()
        || (TITLE_LIKE.matcher(text).matches()
            && !SENTENCE_END.matcher(text).matches()
            && SENTENCE_END.matcher(next).matches());
  }
}
