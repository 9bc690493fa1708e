package dev.footnote.chat;

import dev.footnote.inference.TokenSpans;
import dev.footnote.inference.Tokenizer;
import java.util.regex.Pattern;

/** A token is what stands between white space. */
public final class WordTokenizer implements Tokenizer {

  private static final Pattern WORD = Pattern.compile("\\S+");

  @Override
  public TokenSpans tokenize(String text) {
    var words = WORD.matcher(text).results().toList();
    return new TokenSpans(
        words.stream().mapToInt(word -> word.start()).toArray(),
        words.stream().mapToInt(word -> word.end()).toArray());
  }
}
