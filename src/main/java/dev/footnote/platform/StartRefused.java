package dev.footnote.platform;

/** Why the service does not start, and what the operator can do. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  public StartRefused(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  public StartRefused(String reason, String remedy, Throwable cause) {
    super(reason, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
