package dev.footnote.observability.metrics;

/**
 * One value of one series at one time.
 *
 * @param labels as {@code key=value}, sorted, with commas between
 */
record Measurement(String name, String labels, double value) {}
