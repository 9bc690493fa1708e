package dev.footnote.inference;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of models. */
public enum InferenceError implements ErrorCode {
  /** Transient: the provider did not answer in time. */
  MODEL_TIMEOUT(ErrorKind.UNAVAILABLE),
  /** Transient: the provider cannot be reached or answers with a fault of its own. */
  MODEL_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** Transient: the provider wants fewer requests. */
  MODEL_RATE_LIMITED(ErrorKind.UNAVAILABLE),
  /** Permanent: the provider refuses the key, the request or the content. */
  MODEL_REFUSED(ErrorKind.UNAVAILABLE),
  /** Permanent: the provider's answer cannot be read or is empty. */
  MODEL_MALFORMED(ErrorKind.UNAVAILABLE),
  /** The text cannot be embedded now. */
  EMBEDDING_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** Vectors are of another length, or of another model, than is configured. */
  EMBEDDING_DIMENSION(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  InferenceError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
