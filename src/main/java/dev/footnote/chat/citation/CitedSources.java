package dev.footnote.chat.citation;

import dev.footnote.chat.Citation;
import dev.footnote.documents.Chunk;
import dev.footnote.search.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbered passages of one prompt and the citations that were made from them so far. */
final class CitedSources {

  private final List<Passage> passages;
  private final Pages pages;
  private final SupportRules rules;
  private final Map<Integer, PassageQuotes> quotes = new HashMap<>();
  private final Map<Place, Citation> citations = new LinkedHashMap<>();

  CitedSources(List<Passage> passages, Pages pages, SupportRules rules) {
    this.passages = List.copyOf(passages);
    this.pages = pages;
    this.rules = rules;
  }

  boolean has(int source) {
    return source >= 1 && source <= passages.size();
  }

  /** The words of that source, in order. */
  List<Word> words(int source) {
    return quotes(source).words();
  }

  /** The citation that supports the claim, an earlier one if it is the same; empty if none does. */
  Optional<Citation> cite(int source, Claim claim) {
    return quotes(source)
        .supporting(claim, rules)
        .map(
            span ->
                citations.computeIfAbsent(
                    new Place(source, span), place -> citation(place, citations.size() + 1)));
  }

  /** All citations by marker. */
  List<Citation> citations() {
    return new ArrayList<>(citations.values());
  }

  private PassageQuotes quotes(int source) {
    return quotes.computeIfAbsent(
        source, number -> new PassageQuotes(passages.get(number - 1).chunk().text()));
  }

  private Citation citation(Place place, int marker) {
    Passage passage = passages.get(place.source() - 1);
    Chunk chunk = passage.chunk();
    String text = chunk.text();
    int start = chunk.start() + text.codePointCount(0, place.span().start());
    int end = chunk.start() + text.codePointCount(0, place.span().end());
    return new Citation(
        marker,
        chunk.id(),
        chunk.document(),
        passage.filename(),
        pages.of(chunk, start),
        start,
        end,
        place.span().of(text));
  }

  private record Place(int source, Span span) {}
}
