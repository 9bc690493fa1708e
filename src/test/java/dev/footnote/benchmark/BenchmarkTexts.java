package dev.footnote.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** English texts to fill a service with: of the question sets where they are, else made up. */
final class BenchmarkTexts {

  private static final List<String> SETS = List.of("scifact", "squad2_dev", "cranfield");
  private static final long SEED = 20261123;

  private BenchmarkTexts() {}

  static List<String> from(Path data, int count) {
    var texts = new ArrayList<String>();
    for (var set : SETS) {
      if (Files.isDirectory(data.resolve(set))) {
        texts.addAll(QuestionSet.read(data.resolve(set), 1).documents().values());
      }
    }
    if (texts.size() < count) {
      System.out.printf("%d texts in %s, the others are made up%n", texts.size(), data);
    }
    var random = new Random(SEED);
    while (texts.size() < count) {
      texts.add(madeUp(random));
    }
    return List.copyOf(texts.subList(0, count));
  }

  /** Documents of {@code together} texts each, with empty lines between. */
  static List<String> from(Path data, int count, int together) {
    var texts = from(data, count * together);
    return IntStream.range(0, count)
        .mapToObj(i -> String.join("\n\n", texts.subList(i * together, (i + 1) * together)))
        .toList();
  }

  /** Fourteen sentences of words that are as frequent as words are (Zipf). */
  private static String madeUp(Random random) {
    return IntStream.range(0, 14).mapToObj(_ -> sentence(random)).collect(Collectors.joining(" "));
  }

  private static String sentence(Random random) {
    var words =
        IntStream.range(0, 8 + random.nextInt(14))
            .mapToObj(_ -> word((int) Math.pow(20_000, random.nextDouble())))
            .collect(Collectors.joining(" "));
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String word(int rank) {
    var syllables = List.of("ra", "ton", "mi", "sel", "po", "der", "ka", "lin", "os", "ver");
    return Integer.toString(rank)
        .chars()
        .mapToObj(digit -> syllables.get(digit - '0'))
        .collect(Collectors.joining());
  }
}
