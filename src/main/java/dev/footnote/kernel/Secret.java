package dev.footnote.kernel;

/** A value that prints as {@code ***}. */
public record Secret(String value) {

  public boolean isBlank() {
    return value.isBlank();
  }

  @Override
  public String toString() {
    return "***";
  }
}
