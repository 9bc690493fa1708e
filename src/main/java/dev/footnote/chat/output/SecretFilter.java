package dev.footnote.chat.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes out what repeats a text that is not to be disclosed, such as the instructions of a prompt:
 * {@value #MIN_RUN} of its words in a row, whatever their case and signs. Holds back words only
 * while they might be such a run.
 */
public final class SecretFilter implements TextFilter {

  static final int MIN_RUN = 8;

  private final List<String> secret;
  private final Map<String, List<Integer>> places;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private final List<String> run = new ArrayList<>();
  private List<Integer> ends = List.of();
  private boolean leaking;

  public SecretFilter(String secret) {
    this.secret = words(secret);
    this.places =
        IntStream.range(0, this.secret.size())
            .boxed()
            .collect(Collectors.groupingBy(this.secret::get));
  }

  @Override
  public String accept(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (!isWordPart(c) && endsWithWord()) {
        complete();
      }
      word.append(c);
    }
    if (!endsWithWord() && run.isEmpty() && !leaking) {
      flush();
    }
    return taken();
  }

  @Override
  public String mark(String marker) {
    return accept(marker);
  }

  @Override
  public String finish() {
    complete();
    if (!leaking) {
      release(run.size());
    }
    return taken();
  }

  private boolean endsWithWord() {
    return !word.isEmpty() && isWordPart(word.charAt(word.length() - 1));
  }

  /** The word is whole, with the signs before it. */
  private void complete() {
    var token = word.toString();
    word.setLength(0);
    var form = form(token);
    if (form.isEmpty()) {
      run.add(token);
      release(leaking ? 0 : run.size());
      return;
    }
    var following = ends.stream().map(at -> at + 1).filter(at -> isAt(at, form)).toList();
    if (leaking && following.isEmpty()) {
      run.clear();
      leaking = false;
    }
    run.add(token);
    ends = following.isEmpty() && !leaking ? restarted() : following;
    if (run.size() >= MIN_RUN) {
      out.append(leaking ? "" : signsBefore(run.getFirst()));
      run.clear();
      leaking = true;
    }
  }

  /** Lets go of words from the front until the rest is a run of the secret again. */
  private List<Integer> restarted() {
    while (!run.isEmpty()) {
      var found = endsOf(run.stream().map(SecretFilter::form).toList());
      if (!found.isEmpty()) {
        return found;
      }
      release(1);
    }
    return List.of();
  }

  private List<Integer> endsOf(List<String> forms) {
    int length = forms.size();
    return places.getOrDefault(forms.getFirst(), List.of()).stream()
        .filter(at -> at + length <= secret.size())
        .filter(at -> secret.subList(at, at + length).equals(forms))
        .map(at -> at + length - 1)
        .toList();
  }

  private boolean isAt(int index, String form) {
    return index < secret.size() && secret.get(index).equals(form);
  }

  private void release(int tokens) {
    run.subList(0, tokens).forEach(out::append);
    run.subList(0, tokens).clear();
  }

  private void flush() {
    out.append(word);
    word.setLength(0);
  }

  private String taken() {
    var certain = out.toString();
    out.setLength(0);
    return certain;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private static String signsBefore(String token) {
    int at = 0;
    while (at < token.length() && !isWordPart(token.charAt(at))) {
      at++;
    }
    return token.substring(0, at);
  }

  private static String form(String token) {
    var form = new StringBuilder();
    token.chars().filter(c -> isWordPart((char) c)).forEach(c -> form.append((char) c));
    return form.toString().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
