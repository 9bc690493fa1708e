package dev.footnote.documents.lifecycle;

/** The document was deleted or replaced while it was worked on; the work is dropped. */
final class Superseded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Superseded() {
    super("deleted or replaced meanwhile", null, false, false);
  }

  /** Checks that a write has met the row it was meant for. */
  static void unless(boolean met) {
    if (!met) {
      throw new Superseded();
    }
  }
}
