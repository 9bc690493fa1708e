package dev.footnote.ui.web;

import dev.footnote.kernel.Secret;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/**
 * A cookie of one page, for neither scripts nor other sites.
 *
 * @param encrypted whether browsers may send it by https only
 */
record LinkCookie(String name, String path, boolean encrypted) {

  String set(Secret value, Duration age) {
    return cookie(value.value(), age);
  }

  String clear() {
    return cookie("", Duration.ZERO);
  }

  private String cookie(String value, Duration age) {
    return ResponseCookie.from(name, value)
        .path(path)
        .maxAge(age)
        .httpOnly(true)
        .secure(encrypted)
        .sameSite("Strict")
        .build()
        .toString();
  }
}
