package dev.footnote.inference.adapter.extractive;

/**
 * A sentence, list item or table line of a source, letter by letter as it stands there.
 *
 * @param marker number of the source
 * @param position place among the sentences of its source, from 0
 */
record Sentence(int marker, int position, String text) {}
