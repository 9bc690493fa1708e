package dev.footnote;

import org.jspecify.annotations.NullMarked;

/** Stands in for the sources while an image's layer of dependencies is made: see Dockerfile. */
@NullMarked
class Footnote {
  static void main(String[] arguments) {}
}
