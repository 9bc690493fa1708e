package dev.footnote.search.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into the words that are indexed, by the language of the text: Unicode segmentation
 * (UAX 29), stop words and stemming of that language, and two-character pieces for Chinese,
 * Japanese and Korean wherever they stand.
 */
public final class LanguageAnalyzers {

  /** For languages without a stemmer, and for text whose language nobody knows. */
  public static final String NEUTRAL = "und";

  private static final int MOST_WORDS = 512;

  /** Of English alone, whose analyzer passes over thirty words where others pass over hundreds. */
  private static final CharArraySet FUNCTION_WORDS = functionWords();

  private static final Map<String, Supplier<Analyzer>> STEMMING =
      Map.ofEntries(
          Map.entry("ar", ArabicAnalyzer::new),
          Map.entry("bg", BulgarianAnalyzer::new),
          Map.entry("bn", BengaliAnalyzer::new),
          Map.entry("ca", CatalanAnalyzer::new),
          Map.entry("ckb", SoraniAnalyzer::new),
          Map.entry("cs", CzechAnalyzer::new),
          Map.entry("da", DanishAnalyzer::new),
          Map.entry("de", GermanAnalyzer::new),
          Map.entry("el", GreekAnalyzer::new),
          Map.entry("en", EnglishAnalyzer::new),
          Map.entry("es", SpanishAnalyzer::new),
          Map.entry("et", EstonianAnalyzer::new),
          Map.entry("eu", BasqueAnalyzer::new),
          Map.entry("fa", PersianAnalyzer::new),
          Map.entry("fi", FinnishAnalyzer::new),
          Map.entry("fr", FrenchAnalyzer::new),
          Map.entry("ga", IrishAnalyzer::new),
          Map.entry("gl", GalicianAnalyzer::new),
          Map.entry("hi", HindiAnalyzer::new),
          Map.entry("hu", HungarianAnalyzer::new),
          Map.entry("hy", ArmenianAnalyzer::new),
          Map.entry("id", IndonesianAnalyzer::new),
          Map.entry("it", ItalianAnalyzer::new),
          Map.entry("lt", LithuanianAnalyzer::new),
          Map.entry("lv", LatvianAnalyzer::new),
          Map.entry("ne", NepaliAnalyzer::new),
          Map.entry("nl", DutchAnalyzer::new),
          Map.entry("no", NorwegianAnalyzer::new),
          Map.entry("nb", NorwegianAnalyzer::new),
          Map.entry("nn", NorwegianAnalyzer::new),
          Map.entry("pt", PortugueseAnalyzer::new),
          Map.entry("ro", RomanianAnalyzer::new),
          Map.entry("ru", RussianAnalyzer::new),
          Map.entry("sr", SerbianAnalyzer::new),
          Map.entry("sv", SwedishAnalyzer::new),
          Map.entry("ta", TamilAnalyzer::new),
          Map.entry("te", TeluguAnalyzer::new),
          Map.entry("th", ThaiAnalyzer::new),
          Map.entry("tr", TurkishAnalyzer::new));

  private final Map<String, Analyzer> indexing = new ConcurrentHashMap<>();
  private final Map<String, Analyzer> querying = new ConcurrentHashMap<>();

  /** The key of a language's own words: its ISO 639 code, or {@link #NEUTRAL}. */
  public static String key(@Nullable String language) {
    if (language == null) {
      return NEUTRAL;
    }
    var primary = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return STEMMING.containsKey(primary) ? primary : NEUTRAL;
  }

  /**
   * For text that is indexed, by the language in the field's name; single characters of Chinese,
   * Japanese and Korean are kept as well.
   */
  public Analyzer indexing() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return forIndexing(TextField.named(field).language());
      }
    };
  }

  private Analyzer forIndexing(String key) {
    return indexing.computeIfAbsent(key, known -> withBigrams(stemming(known), Single.KEPT));
  }

  /** What {@link #indexing()} makes of a text, for engines that are given terms. */
  public Terms terms(String key, String text) {
    var terms = new ArrayList<String>();
    int length = 0;
    try (var tokens = forIndexing(key).tokenStream("text", text)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      var step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
        length += step.getPositionIncrement() > 0 ? 1 : 0;
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Terms(terms, length);
  }

  /**
   * A word of a question, in the form in which a language's text is indexed.
   *
   * @param start index in the question of its first character
   * @param end index after its last
   * @param telling whether it says something by itself, as "what" and "do" do not
   */
  public record Word(String text, int start, int end, boolean telling) {}

  /** The distinct words of a query, in the form in which that language's text is indexed. */
  public List<Word> words(String key, String query) {
    var analyzer =
        querying.computeIfAbsent(
            key, language -> withBigrams(stemming(language), Single.ONLY_ALONE));
    var words = new LinkedHashMap<String, Word>();
    try (var tokens = analyzer.tokenStream("query", query)) {
      var text = tokens.addAttribute(CharTermAttribute.class);
      var place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (words.size() < MOST_WORDS && tokens.incrementToken()) {
        var word = word(text.toString(), query, place);
        words.putIfAbsent(word.text(), word);
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(words.values());
  }

  private static Word word(String text, String query, OffsetAttribute place) {
    var written = query.subSequence(place.startOffset(), place.endOffset());
    return new Word(
        text, place.startOffset(), place.endOffset(), !FUNCTION_WORDS.contains(written));
  }

  private static CharArraySet functionWords() {
    try (var list = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
      var reader = new InputStreamReader(Objects.requireNonNull(list), StandardCharsets.UTF_8);
      return CharArraySet.unmodifiableSet(
          new CharArraySet(WordlistLoader.getSnowballWordSet(reader), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Analyzer stemming(String key) {
    return STEMMING.getOrDefault(key, () -> new StandardAnalyzer(CharArraySet.EMPTY_SET)).get();
  }

  private enum Single {
    KEPT,
    ONLY_ALONE
  }

  /** Other scripts pass unchanged, so every language can have it. */
  private static Analyzer withBigrams(Analyzer analyzer, Single single) {
    return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return analyzer;
      }

      @Override
      protected TokenStreamComponents wrapComponents(
          String field, TokenStreamComponents components) {
        var narrow = new CJKWidthFilter(components.getTokenStream());
        var scripts =
            CJKBigramFilter.HAN
                | CJKBigramFilter.HIRAGANA
                | CJKBigramFilter.KATAKANA
                | CJKBigramFilter.HANGUL;
        return new TokenStreamComponents(
            components.getSource(), new CJKBigramFilter(narrow, scripts, single == Single.KEPT));
      }
    };
  }
}
