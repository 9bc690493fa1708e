package dev.footnote.limits;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cause of a refusal: carries the numbers to whoever writes the reply. */
public final class LimitReached extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Allowance allowance;

  LimitReached(Allowance allowance) {
    super(allowance.limit().label(), null, false, false);
    this.allowance = allowance;
  }

  /** The numbers of a refusal that this is the cause of. */
  public static Optional<Allowance> of(@Nullable Throwable cause) {
    return cause instanceof LimitReached reached
        ? Optional.of(reached.allowance)
        : Optional.empty();
  }
}
