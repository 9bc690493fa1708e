package dev.footnote.search.adapter.opensearch;

/** A request that did not succeed, by what can be done about it; never quotes what was sent. */
final class OpenSearchFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  enum Kind {
    /** The index is not there. */
    MISSING,
    /** It is there already. */
    PRESENT,
    /** The cluster has too much to do, no room, or no copy of a part; it may have later. */
    BUSY,
    /** No node was reached, or none answered in time. */
    AWAY,
    /** Who answered did not prove by a certificate to be the one that was addressed. */
    UNTRUSTED,
    /** The request will never succeed as it stands. */
    REFUSED
  }

  private final Kind kind;

  OpenSearchFault(Kind kind, String what) {
    super(what);
    this.kind = kind;
  }

  OpenSearchFault(Kind kind, String what, Throwable cause) {
    super(what, cause);
    this.kind = kind;
  }

  /** The fault that a status tells. */
  static OpenSearchFault of(int status, String type) {
    var kind =
        switch (status) {
          case 404 -> Kind.MISSING;
          case 408, 429, 500, 502, 503, 504 -> Kind.BUSY;
          default -> type.equals("resource_already_exists_exception") ? Kind.PRESENT : Kind.REFUSED;
        };
    return new OpenSearchFault(kind, "OpenSearch answered " + status + " " + type);
  }

  Kind kind() {
    return kind;
  }

  /** Whether the same request may succeed a little later. */
  boolean isTransient() {
    return switch (kind) {
      case BUSY, AWAY, UNTRUSTED -> true;
      case MISSING, PRESENT, REFUSED -> false;
    };
  }
}
