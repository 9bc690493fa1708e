package dev.footnote.documents.chunking;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.inference.Tokenizer;
import java.util.List;

/**
 * Cuts text into chunks: every character is in one, text that belongs together stays together where
 * it can, and none has more tokens than the rules allow.
 */
public final class Chunker {

  private final Tokenizer tokenizer;

  /**
   * @param tokenizer never joins what space parts
   */
  public Chunker(Tokenizer tokenizer) {
    this.tokenizer = new WordCache(tokenizer);
  }

  /**
   * The chunks of the text in its order; none if it is blank. Space between chunks belongs to the
   * former. Neighbours overlap, unless the latter begins with a heading.
   */
  public List<ChunkDraft> chunk(StructuredText text, ChunkingRules rules) {
    var words = text.text();
    var outline = Outline.of(text);
    var graphemes = new Graphemes();
    var breaks = new Breaks(words, graphemes);
    var scales = new Scales(words, tokenizer);
    var units = units(words, outline, graphemes, breaks, scales, rules);
    var overlap = new Overlap(words, units, breaks, tokenizer, rules.overlap());
    var context = new Context(words, outline, scales);
    var drafting = new Drafting(text, breaks, scales, context, rules.size());
    var cuts = Cuts.best(units, rules);
    int floor = 0;
    for (int chunk = 0; chunk + 1 < cuts.length; chunk++) {
      int start = overlap.start(cuts[chunk], floor);
      int end = units.end(cuts[chunk + 1] - 1);
      floor = drafting.add(start, units.start(cuts[chunk]), end);
    }
    return drafting.drafts();
  }

  private static Units units(
      String words,
      Outline outline,
      Graphemes graphemes,
      Breaks breaks,
      Scales scales,
      ChunkingRules rules) {
    int heaviest = rules.size() / 2;
    var units = new Units(words, graphemes, breaks, 8 * heaviest);
    new Layout(words, units).read(outline);
    var light = new Units(words, graphemes, breaks, 8 * heaviest);
    scales.weigh(units, light, heaviest);
    return light;
  }
}
