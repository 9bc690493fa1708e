package dev.footnote.chat.citation;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Citation;
import dev.footnote.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies one answer while it is being written. Text goes on at once; a marker goes on, with the
 * number of its citation, only if a passage of the prompt has that number and supports what stands
 * before it. A marker that begins its sentence waits for the sentence to end. Not for concurrent
 * use.
 */
public final class CitationCheck {

  /** A longer sentence is cut, so that what waits is bounded. */
  private static final int MAX_SENTENCE = 2_000;

  private final CitedSources sources;
  private final Consumer<AnswerEvent> events;
  private final CitedText out;
  private final MarkerScanner scanner = new MarkerScanner();
  private final Statement statement = new Statement();
  private final List<Piece> waiting = new ArrayList<>();
  private int statements;
  private int grounded;

  /** Source {@code [1]} is the first of the passages. */
  public CitationCheck(
      List<Passage> passages, Pages pages, OutputRules rules, Consumer<AnswerEvent> events) {
    this.sources = new CitedSources(passages, pages, rules.support());
    this.events = events;
    this.out = new CitedText(rules.filter(), delta -> events.accept(new AnswerEvent.Delta(delta)));
  }

  /** Takes the next piece of the model's text. */
  public void accept(String delta) {
    // PostgreSQL stores no NUL
    scanner.accept(delta.replace("\0", "")).forEach(this::take);
  }

  /** The verified whole, after the last piece. */
  public CheckedText finish() {
    scanner.finish().forEach(this::take);
    close(statement.text().length());
    return new CheckedText(out.finish(), status(), sources.citations());
  }

  private void take(Piece piece) {
    switch (piece) {
      case Piece.Text text -> text(text);
      case Piece.Marker marker -> marker(marker);
    }
  }

  private void text(Piece.Text piece) {
    statement.text().append(piece.value());
    if (waiting.isEmpty()) {
      out.append(piece.value());
    } else {
      waiting.add(piece);
    }
    closeFinished();
  }

  private void closeFinished() {
    int line = statement.endOfMarkedLine();
    if (line > 0) {
      close(line);
    }
    List<Span> sentences = Sentences.of(statement.text());
    for (Span sentence : sentences.subList(0, Math.max(0, sentences.size() - 1))) {
      close(sentence.length());
    }
    if (statement.text().length() > MAX_SENTENCE) {
      close(statement.text().length());
    }
  }

  private void marker(Piece.Marker marker) {
    boolean known = marker.numbers().stream().anyMatch(sources::has);
    Optional<Claim> claim = statement.claim();
    statement.marked();
    if (!waiting.isEmpty() || (known && claim.isEmpty())) {
      waiting.add(marker);
    } else {
      cite(marker, claim.orElseGet(statement::whole));
    }
  }

  private void close(int end) {
    Claim claim = Claim.of(statement.text().substring(0, end));
    waiting.forEach(piece -> release(piece, claim));
    waiting.clear();
    if (statement.says(end)) {
      statements++;
      grounded += statement.grounded(end) ? 1 : 0;
    }
    statement.next(end);
  }

  private void release(Piece piece, Claim claim) {
    switch (piece) {
      case Piece.Text text -> out.append(text.value());
      case Piece.Marker marker -> cite(marker, claim);
    }
  }

  private void cite(Piece.Marker marker, Claim claim) {
    boolean cited = false;
    for (int source : marker.numbers()) {
      cited |= sources.has(source) && cite(source, claim);
    }
    if (!cited) {
      out.drop();
    }
  }

  private boolean cite(int source, Claim claim) {
    int known = sources.citations().size();
    Optional<Citation> citation = sources.cite(source, claim);
    citation.ifPresent(
        made -> {
          if (made.marker() > known) {
            events.accept(new AnswerEvent.Cited(made));
          }
          out.marker(made.marker());
          statement.supported(claim, sources.words(source));
        });
    return citation.isPresent();
  }

  private AnswerStatus status() {
    if (sources.citations().isEmpty()) {
      return AnswerStatus.INSUFFICIENT_EVIDENCE;
    }
    return grounded == statements ? AnswerStatus.GROUNDED : AnswerStatus.PARTIAL;
  }
}
