package dev.footnote.documents.chunking;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.inference.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into chunks of at most so many tokens. */
public final class Chunker {

  private final Tokenizer tokenizer;

  public Chunker(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  public List<ChunkDraft> chunk(StructuredText text, ChunkingRules rules) {
    var whole = text.text();
    var tokens = tokenizer.tokenize(whole);
    var drafts = new ArrayList<ChunkDraft>();
    int start = 0;
    for (int first = 0; first < tokens.count(); first += rules.size()) {
      int next = first + rules.size();
      int end = next < tokens.count() ? tokens.start(next) : whole.length();
      drafts.add(draft(drafts.size(), whole, start, end));
      start = end;
    }
    return drafts;
  }

  private static ChunkDraft draft(int position, String whole, int start, int end) {
    var cut = whole.substring(start, end);
    int first = whole.codePointCount(0, start);
    int last = first + cut.codePointCount(0, cut.length());
    return new ChunkDraft(position, 1, first, last, cut, List.of(), cut);
  }
}
