package dev.footnote.search.indexing;

/** Lets one instance at a time do a piece of work. */
@FunctionalInterface
interface Turn {

  /** Does the work, unless another instance is at it: then false at once. */
  boolean take(Work work) throws InterruptedException;

  /** What only one at a time does. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }
}
