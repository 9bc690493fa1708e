package dev.footnote.ui.web;

import dev.footnote.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells our own forms from those of other sites: a form repeats a random value that stands in a
 * cookie too, which other sites can neither read nor set (OWASP: signed-out double submit). Where
 * the browser says which site a request comes from, that has to be ours as well.
 */
@Component
class FormGuard {

  private static final int BYTES = 32;
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final SecureRandom random;

  FormGuard(SecureRandom random) {
    this.random = random;
  }

  Secret next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  boolean isOurs(HttpServletRequest request, @Nullable Secret cookie, @Nullable Secret field) {
    var site = request.getHeader("Sec-Fetch-Site");
    return (site == null || OURS.contains(site)) && isSame(cookie, field);
  }

  private static boolean isSame(@Nullable Secret cookie, @Nullable Secret field) {
    return cookie != null
        && field != null
        && !cookie.isBlank()
        && MessageDigest.isEqual(bytes(cookie), bytes(field));
  }

  private static byte[] bytes(Secret value) {
    return value.value().getBytes(StandardCharsets.UTF_8);
  }
}
