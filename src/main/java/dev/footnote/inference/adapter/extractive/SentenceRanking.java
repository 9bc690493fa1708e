package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the sentences that may answer a question and scores them. */
final class SentenceRanking {

  private record Found(Sentence sentence, Set<String> words, double share) {}

  private static final Logger log = LoggerFactory.getLogger(SentenceRanking.class);

  private final Embedder embedder;

  SentenceRanking(Embedder embedder) {
    this.embedder = embedder;
  }

  /** The candidates, best first. */
  List<Candidate> rank(String question, List<Prompt.Source> sources) {
    var found = byWords(question, sentences(sources));
    if (found.isEmpty()) {
      return List.of();
    }
    return candidates(question, found).stream()
        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
        .toList();
  }

  /** By words alone where nothing can be embedded. */
  private List<Candidate> candidates(String question, List<Found> found) {
    try {
      return byMeaning(question, found);
    } catch (AppException fault) {
      log.atWarn()
          .addKeyValue("outcome", fault.code().code())
          .log("sentences chosen by words alone");
      return found.stream().map(SentenceRanking::byWords).toList();
    }
  }

  private List<Candidate> byMeaning(String question, List<Found> found) {
    var wanted = embedder.embedQuery(question);
    var texts = found.stream().map(one -> one.sentence().inContext()).toList();
    var embeddings = embedder.embedPassages(FairShare.WAITED_FOR, texts);
    return IntStream.range(0, found.size())
        .mapToObj(
            i ->
                new Candidate(
                    found.get(i).sentence(),
                    found.get(i).share(),
                    wanted.cosine(embeddings.get(i)),
                    embeddings.get(i)))
        .toList();
  }

  private static Candidate byWords(Found found) {
    return new Candidate(
        found.sentence(), found.share(), found.share(), WordVector.of(found.words()));
  }

  private static List<Sentence> sentences(List<Prompt.Source> sources) {
    return sources.stream()
        .flatMap(
            source ->
                Headings.apply(source.marker(), SentenceSplitter.split(source.text())).stream())
        .toList();
  }

  /** The sentences that name most of the question; those of better sources first among equals. */
  private static List<Found> byWords(String question, List<Sentence> sentences) {
    var words = sentences.stream().map(sentence -> Words.of(sentence.inContext())).toList();
    var match = WordMatch.of(Words.of(question), words);
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> new Found(sentences.get(i), words.get(i), match.share(words.get(i))))
        .sorted(Comparator.comparingDouble(Found::share).reversed())
        .limit(SelectionRules.MAX_CANDIDATES)
        .toList();
  }
}
