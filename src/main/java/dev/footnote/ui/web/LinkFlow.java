package dev.footnote.ui.web;

import dev.footnote.kernel.BaseUrl;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The way from a link in a mail to a form. Opening the link changes nothing, because programs that
 * look through mails open links too: it moves the token from the address bar, where histories,
 * referrers and logs would find it, into a cookie of this page alone. What the link is for happens
 * when the form is sent.
 */
final class LinkFlow {

  static final String TOKEN = "footnote_link";
  static final String FORM = "footnote_form";
  static final String UNUSABLE = "unusable";
  static final String DONE = "done";

  private static final Duration FORM_AGE = Duration.ofHours(1);
  private static final String STATE = "?state=";

  private final String path;
  private final LinkCookie token;
  private final LinkCookie form;
  private final FormGuard guard;
  private final Pages pages;
  private final Clock clock;

  LinkFlow(String path, BaseUrl site, FormGuard guard, Pages pages, Clock clock) {
    this.path = path;
    this.token = new LinkCookie(TOKEN, path, site.isEncrypted());
    this.form = new LinkCookie(FORM, path, site.isEncrypted());
    this.guard = guard;
    this.pages = pages;
    this.clock = clock;
  }

  /** The link was opened. */
  ResponseEntity<String> arrive(Secret link, Optional<Instant> usableUntil) {
    return usableUntil
        .map(
            until ->
                Pages.redirect(path)
                    .header(HttpHeaders.SET_COOKIE, token.set(link, ageUntil(until)))
                    .<String>build())
        .orElseGet(() -> Pages.redirect(path + STATE + UNUSABLE).build());
  }

  /**
   * The form. It is shown without a token too: a browser that comes from a web mail program keeps
   * strict cookies back until the form is sent.
   *
   * @param present the value of a form that is open already, so that two can be
   */
  ResponseEntity<String> form(
      HttpStatus status, String template, @Nullable Secret present, Map<String, String> values) {
    var value = present == null || present.isBlank() ? guard.next() : present;
    var all = new HashMap<>(values);
    all.put("form", value.value());
    return Pages.reply(status)
        .header(HttpHeaders.SET_COOKIE, form.set(value, FORM_AGE))
        .body(pages.write(template, all));
  }

  ResponseEntity<String> page(HttpStatus status, String template) {
    return Pages.reply(status).body(pages.write(template, Map.of("path", path)));
  }

  /** The token was found unusable; it is of no more use in the browser either. */
  ResponseEntity<String> unusable(String template) {
    return Pages.reply(HttpStatus.BAD_REQUEST)
        .header(HttpHeaders.SET_COOKIE, token.clear())
        .body(pages.write(template, Map.of("path", path)));
  }

  ResponseEntity<String> done() {
    return Pages.redirect(path + STATE + DONE)
        .header(HttpHeaders.SET_COOKIE, token.clear())
        .build();
  }

  private Duration ageUntil(Instant time) {
    return Duration.between(clock.instant(), time);
  }
}
