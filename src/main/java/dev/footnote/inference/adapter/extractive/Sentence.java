package dev.footnote.inference.adapter.extractive;

/**
 * A sentence, list item or table line of a source.
 *
 * @param marker number of the source
 * @param position place among the sentences of its source, from 0
 * @param heading under which it stands, empty if under none
 * @param text letter by letter as it stands in the source
 */
record Sentence(int marker, int position, String heading, String text) {

  /** What it says to somebody who has read the heading. */
  String inContext() {
    return heading.isEmpty() ? text : heading + "\n" + text;
  }
}
