package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What asking for a new password tells, and the mails that follow. */
class ResetRequestsIT extends ResetSteps {

  /** S14. */
  @Test
  void the_reply_is_the_same_whether_or_not_there_is_an_account() {
    var email = registered("known");
    var off = registered("off");
    disable(off);
    var replies =
        List.of(auth.forgot(email), auth.forgot("nobody-at-all@example.org"), auth.forgot(off));

    assertThat(replies).allMatch(reply -> reply.status() == 202);
    assertThat(replies.stream().map(Client.Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().map(reply -> reply.headers().map().keySet()).distinct()).hasSize(1);
    mails.await(email, SUBJECT, 1);
    awaitNoRequests();
    assertThat(mails.to("nobody-at-all@example.org")).isEmpty();
    assertThat(mails.to(off, SUBJECT)).isEmpty();
  }

  /** S22: the account's own limit; the reply is the same. */
  @Test
  void an_account_gets_three_links_an_hour() {
    var email = registered("often");
    for (var number = 1; number <= 3; number++) {
      requestedToken(email, number);
    }
    var last = Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, 3)));

    var reply = auth.forgot(email).expect(202);

    assertThat(reply.text()).isEqualTo(auth.forgot("nobody-here@example.org").text());
    awaitNoRequests();
    assertThat(mails.to(email, SUBJECT)).hasSize(3);
    auth.reset(last, NEW_PASSWORD).expect(204);
  }

  /** S23. */
  @Test
  void the_link_is_that_of_the_configuration_whatever_the_request_says() throws IOException {
    var email = registered("hosted");
    var body = "{\"email\": \"" + email + "\"}";
    var reply =
        raw(
            """
            POST /api/v1/auth/forgot-password HTTP/1.1
            Host: evil.example
            X-Forwarded-Host: evil.example
            X-Forwarded-Proto: https
            Forwarded: host=evil.example
            Origin-Host: evil.example
            Content-Type: application/json
            Content-Length: %d
            Connection: close

            %s"""
                .formatted(body.length(), body));
    assertThat(reply).startsWith("HTTP/1.1 202").doesNotContain("evil.example");

    var mail = mails.await(email, SUBJECT, 1);
    assertThat(Mailbox.link(mail).toString())
        .startsWith(
            environment.getRequiredProperty("footnote.base-url") + "/reset-password?token=");
    assertThat(Mailbox.text(mail)).doesNotContain("evil.example");
    assertThat(Mailbox.html(mail)).doesNotContain("evil.example");
  }

  /** A request as it is written: no client would send a Host that is not its target's. */
  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** S24. */
  @Test
  void the_owner_is_told_of_a_reset_without_any_password() {
    var email = registered("told");
    auth.reset(requestedToken(email), NEW_PASSWORD).expect(204);

    var notice = mails.await(email, NOTICE, 1);
    assertThat(Mailbox.text(notice)).contains("was changed on").doesNotContain(NEW_PASSWORD);
    assertThat(Mailbox.html(notice)).doesNotContain(NEW_PASSWORD).doesNotContain("token=");
    assertThat(Mailbox.text(notice)).doesNotContain("token=");
  }

  @Test
  void what_is_no_address_is_said_to_be_none() {
    var reply = auth.forgot("ada@example.org\r\nBcc: eve@example.org").expect(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("invalid_email");
    client.post("/api/v1/auth/forgot-password", Map.of()).expect(400);
  }
}
