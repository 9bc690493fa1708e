package dev.footnote.search.adapter.lucene;

import dev.footnote.search.words.LanguageAnalyzers;
import dev.footnote.search.words.LanguageAnalyzers.Word;
import dev.footnote.search.words.QuestionWords;
import dev.footnote.search.words.TextField;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Makes one query of a question: its words in each language that the searched chunks have. A chunk
 * has fields of one language only, so it is scored once. Body, title and headings count as one text
 * (BM25F with equal weights: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 Extension to
 * Multiple Weighted Fields", CIKM 2004), so a word in all three is no three words.
 */
final class LexicalQueries {

  static {
    // A long question in many languages has more words than Lucene's default of 1,024.
    IndexSearcher.setMaxClauseCount(100_000);
  }

  private final LanguageAnalyzers analyzers;

  LexicalQueries(LanguageAnalyzers analyzers) {
    this.analyzers = analyzers;
  }

  /** The words of a question in each language that the owner's chunks have. */
  QuestionWords words(String text, OwnerStatistics statistics) {
    var words = new TreeMap<String, List<Word>>();
    statistics
        .fields()
        .forEach(
            field ->
                words.computeIfAbsent(
                    field.language(), language -> analyzers.words(language, text)));
    return new QuestionWords(words, statistics);
  }

  static Query of(QuestionWords words, Collection<TextField> fields) {
    var languages = fields.stream().collect(Collectors.groupingBy(TextField::language));
    var query = new BooleanQuery.Builder();
    words
        .byLanguage()
        .forEach(
            (language, present) ->
                present.stream()
                    .map(word -> anywhere(word.text(), languages.getOrDefault(language, List.of())))
                    .forEach(clause -> query.add(clause, Occur.SHOULD)));
    var built = query.build();
    return built.clauses().isEmpty() ? new MatchNoDocsQuery() : built;
  }

  private static Query anywhere(String word, List<TextField> fields) {
    var query = new CombinedFieldQuery.Builder(word);
    fields.forEach(field -> query.addField(field.name()));
    return query.build();
  }
}
