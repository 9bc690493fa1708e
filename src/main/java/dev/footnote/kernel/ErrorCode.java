package dev.footnote.kernel;

import java.util.Locale;

/** A fault that a module can name; each module has one enum that implements this. */
public interface ErrorCode {

  /** The constant's name, as an enum gives it. */
  String name();

  ErrorKind kind();

  /** The code as clients see it, in {@code snake_case}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
