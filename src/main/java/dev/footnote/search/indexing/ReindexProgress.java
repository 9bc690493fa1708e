package dev.footnote.search.indexing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a reindexing has come.
 *
 * @param lexical engine on which the keywords are made anew, null if they are not
 * @param semantic engine on which the vectors are made anew, null if they are not
 * @param done documents that the new index holds as the database has them
 * @param total documents that it must hold
 */
public record ReindexProgress(
    State state,
    @Nullable String lexical,
    @Nullable String semantic,
    int done,
    int total,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** What is going on. */
  public enum State {
    /** Nothing was asked for since the service started. */
    IDLE,
    /** Documents are being written; the index in use serves. */
    FILLING,
    /** The new index holds everything, and is kept in step. */
    DONE,
    /** It was given up: something could not be written, whatever was tried. */
    FAILED
  }

  static final ReindexProgress NONE = new ReindexProgress(State.IDLE, null, null, 0, 0, null, null);

  ReindexProgress reached(int done, int total) {
    return new ReindexProgress(state, lexical, semantic, done, total, startedAt, finishedAt);
  }

  ReindexProgress ended(State how, Instant when) {
    return new ReindexProgress(how, lexical, semantic, done, total, startedAt, when);
  }
}
