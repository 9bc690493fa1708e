package dev.footnote.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares two series of times: rows of a table, and the Mann-Whitney rank test. */
public final class TimeComparison {

  private TimeComparison() {}

  /** Prints a row of a table: name, number, median and 90th percentile in milliseconds. */
  public static void row(String name, double[] times) {
    System.out.printf(
        "| %s | %d | %.2f | %.2f |%n",
        name, times.length, quantile(times, .5), quantile(times, .9));
  }

  /** The value below which that part of all lies. */
  public static double quantile(double[] values, double part) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }

  /**
   * The p-value of the Mann-Whitney test: two-sided, by the normal approximation; ties do not occur
   * in nanoseconds.
   */
  public static double mannWhitney(double[] first, double[] second) {
    record Sample(double time, boolean first) {}
    var ordered =
        Stream.concat(
                Arrays.stream(first).mapToObj(time -> new Sample(time, true)),
                Arrays.stream(second).mapToObj(time -> new Sample(time, false)))
            .sorted(Comparator.comparingDouble(Sample::time))
            .toList();
    var ranks =
        IntStream.range(0, ordered.size())
            .filter(i -> ordered.get(i).first())
            .mapToLong(i -> i + 1L)
            .sum();
    double n = first.length;
    double m = second.length;
    var u = ranks - n * (n + 1) / 2;
    var z = (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    return erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** Abramowitz and Stegun, 7.1.26: absolute error below 1.5e-7. */
  private static double erfc(double x) {
    var t = 1 / (1 + 0.3275911 * x);
    var polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return polynomial * Math.exp(-x * x);
  }
}
