package dev.footnote.documents.chunking;

import dev.footnote.inference.TokenSpans;
import dev.footnote.inference.Tokenizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the tokens of common words, since a model's tokenizer is slow and most words come
 * again. Gives what the tokenizer gives, if that one never joins what a space, tab or line end
 * parts, as WordPiece does not. Safe for use by many threads: an entry is replaced, never changed.
 */
final class WordCache implements Tokenizer {

  private static final int ENTRIES = 1 << 16;
  private static final int LONGEST = 32;

  private final Tokenizer tokenizer;
  private final @Nullable Word[] words = new @Nullable Word[ENTRIES];

  WordCache(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Tokens within a word, relative to its first character. */
  private record Word(String text, int[] starts, int[] ends) {}

  @Override
  public TokenSpans tokenize(String text) {
    var run = new Run(text);
    run.find();
    run.learn();
    return run.spans();
  }

  private static boolean parts(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** One text: its words that are not remembered go to the tokenizer together. */
  private final class Run {

    private final String text;
    private final StringBuilder unknown = new StringBuilder();
    private int[] begins = new int[64];
    private @Nullable Word[] found = new @Nullable Word[64];
    private int count;
    private int tokens;

    Run(String text) {
      this.text = text;
    }

    void find() {
      int hash = 0;
      int start = 0;
      for (int at = 0; at <= text.length(); at++) {
        if (at < text.length() && !parts(text.charAt(at))) {
          hash = 31 * hash + text.charAt(at);
        } else {
          if (at > start) {
            add(start, at, slot(hash));
          }
          start = at + 1;
          hash = 0;
        }
      }
    }

    private void add(int start, int end, int slot) {
      if (count == begins.length) {
        begins = Arrays.copyOf(begins, count * 2);
        found = Arrays.copyOf(found, count * 2);
      }
      var word = known(start, end, slot);
      if (word == null) {
        unknown.append(text, start, end).append(' ');
      } else {
        tokens += word.starts.length;
      }
      begins[count] = start;
      found[count++] = word;
    }

    private @Nullable Word known(int start, int end, int slot) {
      var word = words[slot];
      boolean same =
          word != null && word.text.length() == end - start && text.startsWith(word.text, start);
      return same ? word : null;
    }

    void learn() {
      if (unknown.isEmpty()) {
        return;
      }
      var all = unknown.toString();
      var spans = tokenizer.tokenize(all);
      int from = 0;
      int token = 0;
      for (int word = 0; word < count; word++) {
        if (found[word] == null) {
          int to = all.indexOf(' ', from);
          int first = token;
          while (token < spans.count() && spans.start(token) < to) {
            token++;
          }
          found[word] = remember(learnt(all.substring(from, to), from, spans, first, token));
          from = to + 1;
        }
      }
    }

    private Word remember(Word word) {
      tokens += word.starts.length;
      if (word.text.length() <= LONGEST) {
        words[slot(word.text.hashCode())] = word;
      }
      return word;
    }

    private static Word learnt(String text, int at, TokenSpans spans, int first, int last) {
      var starts = new int[last - first];
      var ends = new int[last - first];
      for (int token = first; token < last; token++) {
        starts[token - first] = spans.start(token) - at;
        ends[token - first] = spans.end(token) - at;
      }
      return new Word(text, starts, ends);
    }

    TokenSpans spans() {
      var starts = new int[tokens];
      var ends = new int[tokens];
      int token = 0;
      for (int at = 0; at < count; at++) {
        var word = found[at];
        for (int i = 0; word != null && i < word.starts.length; i++) {
          starts[token] = begins[at] + word.starts[i];
          ends[token++] = begins[at] + word.ends[i];
        }
      }
      return new TokenSpans(starts, ends);
    }
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (ENTRIES - 1);
  }
}
