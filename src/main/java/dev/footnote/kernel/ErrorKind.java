package dev.footnote.kernel;

/** What sort of fault it is; one place of the {@code http} module turns it into a status. */
public enum ErrorKind {
  /** The request can never succeed as it stands. */
  INVALID,
  /** Nobody is signed in, or the credentials are wrong. */
  UNAUTHENTICATED,
  /** Signed in, but not allowed. */
  FORBIDDEN,
  /** It does not exist, or belongs to somebody else. */
  NOT_FOUND,
  /** It contradicts what is stored. */
  CONFLICT,
  /** More bytes, files or entries than allowed. */
  TOO_LARGE,
  /** A media type that is not accepted. */
  UNSUPPORTED_TYPE,
  /** Well formed, but its content cannot be used. */
  UNPROCESSABLE,
  /** Too many requests; later ones may succeed. */
  RATE_LIMITED,
  /** Something it needs is away; a later try may succeed. */
  UNAVAILABLE,
  /** No room to store it. */
  STORAGE_FULL,
  /** A defect of the service. */
  INTERNAL
}
