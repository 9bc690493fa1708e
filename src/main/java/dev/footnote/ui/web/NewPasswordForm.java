package dev.footnote.ui.web;

import dev.footnote.kernel.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends.
 *
 * @param form the value that shows that it is our form
 */
record NewPasswordForm(
    @Nullable Secret form, @Nullable Secret password, @Nullable Secret repeated) {

  /** The password, if the same was typed twice. */
  Optional<Secret> agreed() {
    return Optional.ofNullable(password).filter(first -> first.equals(repeated));
  }
}
