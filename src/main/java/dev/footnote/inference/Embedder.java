package dev.footnote.inference;

import java.util.List;

/** Turns text into vectors that lie close together when the texts mean the same. */
public interface Embedder {

  /** Which model made a vector, and of what length; vectors of different models do not compare. */
  EmbeddingModel model();

  /**
   * The vector of a question, with the prefix that the model wants for questions; goes ahead of
   * passages that wait.
   */
  Embedding embedQuery(String query);

  /**
   * The vectors of passages, in their order; waits for its turn among other shares.
   *
   * @param share whose work this is: shares that wait take turns, so none holds up another
   */
  List<Embedding> embedPassages(FairShare share, List<String> passages);
}
