package dev.footnote.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** The page that the link of a reset mail leads to, as a browser without scripts sees it. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ResetPageIT {

  private static final String NEW_PASSWORD = "another pass phrase for lamp 9";

  @LocalServerPort int port;
  @Autowired Environment environment;

  private Client client;
  private Browser browser;

  @BeforeEach
  void open() {
    client = Client.at(port);
    browser = Browser.at(port);
  }

  @Test
  void the_link_leads_to_a_form_that_sets_the_password() {
    var email = registered("page");

    var page = browser.open(requestedLink(email));
    assertThat(page.statusCode()).isEqualTo(200);
    var done = browser.submit(page, typed(NEW_PASSWORD));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Your password is saved");
    login(email, NEW_PASSWORD).expect(200);
    login(email, Client.PASSWORD).expect(401);
  }

  @Test
  void the_token_leaves_the_address_bar_and_is_not_in_the_page() {
    var link = requestedLink(registered("bar"));

    var page = browser.open(link);

    assertThat(page.uri().getPath()).isEqualTo("/reset-password");
    assertThat(page.uri().getQuery()).isNull();
    assertThat(page.body()).doesNotContain(Mailbox.token(link));
    assertThat(page.previousResponse().orElseThrow().statusCode()).isEqualTo(303);
    assertThat(page.previousResponse().orElseThrow().headers().firstValue("Location"))
        .contains("/reset-password");
  }

  @Test
  void the_token_is_in_a_cookie_of_this_page_alone() {
    var link = requestedLink(registered("cookie"));
    var arrival = browser.open(link).previousResponse().orElseThrow();

    assertThat(arrival.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("footnote_link=" + Mailbox.token(link) + ";")
        .contains("Path=/reset-password")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .containsPattern("Max-Age=(3[0-9]{3})")
        .doesNotContain("Domain");
  }

  @Test
  void each_page_forbids_what_it_does_not_need() {
    var page = browser.open(requestedLink(registered("strict")));

    for (var reply : new HttpResponse<?>[] {page, page.previousResponse().orElseThrow()}) {
      assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(reply.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(page.body())
        .doesNotContain("<script")
        .doesNotContain("style=")
        .doesNotContain("onclick");
    var style = browser.open("/assets/page.css");
    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
  }

  @Test
  void who_reads_with_a_screen_reader_or_keyboard_is_told_everything() {
    var page = browser.open(requestedLink(registered("reader")));
    assertThat(page.body())
        .contains("<html lang=\"en\">")
        .contains("<title>Set a new password – Footnote</title>")
        .contains("<label for=\"password\">")
        .contains("<label for=\"repeated\">")
        .contains("aria-describedby=\"rules\"")
        .contains("autocomplete=\"new-password\"")
        .doesNotContain("aria-invalid");

    var refused = browser.submit(page, typed("too short"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("<title>Not saved: set a new password – Footnote</title>")
        .contains("role=\"alert\"")
        .contains("The password must have at least 15 characters")
        .contains("aria-describedby=\"error rules\"")
        .contains("aria-invalid=\"true\"")
        .doesNotContain("too short");
  }

  @Test
  void a_refused_password_can_be_corrected() {
    var email = registered("corrected");
    var page = browser.open(requestedLink(email));
    var refused = browser.submit(page, typed("too short"));

    assertThat(browser.submit(refused, typed(NEW_PASSWORD)).body())
        .contains("Your password is saved");
    login(email, NEW_PASSWORD).expect(200);
  }

  @Test
  void two_entries_that_differ_are_refused() {
    var email = registered("differ");
    var page = browser.open(requestedLink(email));

    var refused =
        browser.submit(page, Map.of("password", NEW_PASSWORD, "repeated", NEW_PASSWORD + "!"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("The two entries differ");
    login(email, Client.PASSWORD).expect(200);
  }

  @Test
  void a_program_that_only_opens_links_uses_nothing_up() {
    var email = registered("scanned");
    var link = requestedLink(email);
    for (var visit = 0; visit < 5; visit++) {
      assertThat(Browser.at(port).open(link).statusCode()).isEqualTo(200);
    }
    client.send(client.request(link.getRawPath() + "?" + link.getRawQuery()).HEAD()).expect(303);

    var done = browser.submit(browser.open(link), typed(NEW_PASSWORD));

    assertThat(done.body()).contains("Your password is saved");
  }

  @Test
  void a_form_of_another_site_is_refused() {
    var email = registered("forged");
    var page = browser.open(requestedLink(email));
    var form = Browser.hidden(page.body()).get("form");
    var fields = Map.of("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);

    var without = browser.post("/reset-password", fields, Map.of());
    var wrong = browser.post("/reset-password", with(fields, "x".repeat(43)), Map.of());
    var elsewhere =
        browser.post("/reset-password", with(fields, form), Map.of("Sec-Fetch-Site", "cross-site"));

    for (var refused : java.util.List.of(without, wrong, elsewhere)) {
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("This form could not be accepted");
    }
    login(email, Client.PASSWORD).expect(200);
    var ours =
        browser.post(
            "/reset-password", with(fields, form), Map.of("Sec-Fetch-Site", "same-origin"));
    assertThat(ours.body()).contains("Your password is saved");
  }

  @Test
  void a_used_or_invented_link_says_so_at_once() {
    var link = requestedLink(registered("used"));
    browser.submit(browser.open(link), typed(NEW_PASSWORD));

    assertThat(Browser.at(port).open(link).body()).contains("This link cannot be used");
    var invented = Browser.at(port).open("/reset-password?token=" + "A".repeat(43));
    assertThat(invented.body()).contains("This link cannot be used").doesNotContain("<form");
    assertThat(invented.uri().getQuery()).isEqualTo("state=unusable");
  }

  @Test
  void a_link_that_is_used_up_while_the_form_is_open_is_said_to_be() {
    var email = registered("meanwhile");
    var link = requestedLink(email);
    var page = browser.open(link);
    var other = Browser.at(port);
    other.submit(other.open(link), typed(NEW_PASSWORD));

    var late = browser.submit(page, typed("yet another pass phrase 11"));

    assertThat(late.statusCode()).isEqualTo(400);
    assertThat(late.body()).contains("This link cannot be used");
    assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("footnote_link");
    login(email, NEW_PASSWORD).expect(200);
  }

  @Test
  void a_form_without_a_link_changes_nothing() {
    var page = browser.open("/reset-password");

    var refused = browser.submit(page, typed(NEW_PASSWORD));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("This link cannot be used");
  }

  @Test
  void the_token_is_in_no_log(CapturedOutput output) {
    var link = requestedLink(registered("silent"));
    browser.submit(browser.open(link), typed("too short"));
    browser.submit(browser.open(link), typed(NEW_PASSWORD));
    browser.open(link);

    assertThat(output.getAll()).doesNotContain(Mailbox.token(link)).doesNotContain(NEW_PASSWORD);
  }

  private static Map<String, String> with(Map<String, String> fields, String form) {
    var all = new java.util.HashMap<>(fields);
    all.put("form", form);
    return all;
  }

  private static Map<String, String> typed(String password) {
    return Map.of("password", password, "repeated", password);
  }

  private String registered(String name) {
    var email = name + "@page.example";
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
    return email;
  }

  private URI requestedLink(String email) {
    client.post("/api/v1/auth/forgot-password", Map.of("email", email)).expect(202);
    return Mailbox.link(Mailbox.of(environment).await(email, "Set a new password", 1));
  }

  private Client.Reply login(String email, String password) {
    return client.post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }
}
