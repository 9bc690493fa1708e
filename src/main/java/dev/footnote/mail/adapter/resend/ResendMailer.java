package dev.footnote.mail.adapter.resend;

import com.resend.core.mapper.ResendMapper;
import com.resend.services.emails.model.CreateEmailOptions;
import dev.footnote.mail.Email;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.Mailer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends each mail by one request in the SDK's form. The request goes out by an HTTP client of our
 * own: the SDK's has one fixed address and no deadlines.
 */
final class ResendMailer implements Mailer {

  private final ResendProperties properties;
  private final MailAddress sender;
  private final HttpClient client;
  private final ResendMapper json = new ResendMapper();

  ResendMailer(ResendProperties properties, MailAddress sender) {
    this.properties = properties;
    this.sender = sender;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .build();
  }

  @Override
  public String name() {
    return "resend";
  }

  @Override
  public void send(Email email) {
    var status = call(request(email)).statusCode();
    if (status / 100 != 2) {
      throw ResendErrors.of(status);
    }
  }

  private HttpRequest request(Email email) {
    return HttpRequest.newBuilder(URI.create(properties.baseUrl() + "/emails"))
        .header("Authorization", "Bearer " + properties.apiKey().value())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("User-Agent", "footnote")
        .header("Idempotency-Key", email.id().toString())
        .POST(BodyPublishers.ofString(json.writeValue(options(email))))
        .build();
  }

  private CreateEmailOptions options(Email email) {
    return CreateEmailOptions.builder()
        .from(from())
        .to(email.to().address())
        .subject(email.subject())
        .text(email.text())
        .html(email.html())
        .addHeader("Auto-Submitted", "auto-generated")
        .build();
  }

  /** A name of letters stands as it is, any other in quotes (RFC 5322, 3.2.4). */
  private String from() {
    if (sender.name().isEmpty()) {
      return sender.address();
    }
    var name =
        sender.name().matches("[\\p{L}\\p{N} ]+")
            ? sender.name()
            : "\"" + sender.name().replaceAll("([\"\\\\])", "\\\\$1") + "\"";
    return name + " <" + sender.address() + ">";
  }

  /** The deadline is that of the whole reply; what it says beyond its status is not needed. */
  private HttpResponse<Void> call(HttpRequest request) {
    var reply = client.sendAsync(request, BodyHandlers.discarding());
    try {
      return reply.get(properties.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw ResendErrors.tooSlow(e);
    } catch (ExecutionException e) {
      throw ResendErrors.of(e.getCause());
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw ResendErrors.away(e);
    }
  }
}
