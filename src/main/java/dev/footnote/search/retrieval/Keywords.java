package dev.footnote.search.retrieval;

import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.WordFrequencies;

/**
 * The keyword half.
 *
 * @param frequencies knows no word where the index cannot tell
 */
record Keywords(LexicalIndex index, WordFrequencies frequencies) {}
