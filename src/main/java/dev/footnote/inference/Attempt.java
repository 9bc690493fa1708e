package dev.footnote.inference;

/**
 * One call of one provider.
 *
 * @param outcome {@code ok} or the code of the fault, such as {@code model_timeout}
 */
public record Attempt(String provider, String model, String outcome, long tookMillis) {}
