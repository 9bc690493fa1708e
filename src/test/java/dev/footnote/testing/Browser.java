package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opens pages and sends forms as a browser without scripts does: keeps cookies, follows redirects.
 */
public final class Browser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  private Browser(URI base) {
    this.base = base;
  }

  public static Browser at(int port) {
    return new Browser(URI.create("http://127.0.0.1:" + port));
  }

  /** Opens a link of a mail, at the port that the service under test listens on. */
  public HttpResponse<String> open(URI link) {
    return open(link.getRawPath() + "?" + link.getRawQuery());
  }

  public HttpResponse<String> open(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /** Sends the form of a page with what a person types into it. */
  public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed) {
    var fields = new HashMap<>(hidden(page.body()));
    fields.putAll(typed);
    return post(action(page.body()), fields, Map.of());
  }

  public HttpResponse<String> post(
      String path, Map<String, String> fields, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields)));
    headers.forEach(request::header);
    return send(request);
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  public static Map<String, String> hidden(String page) {
    return HIDDEN
        .matcher(page)
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }

  private static String action(String page) {
    var matcher = ACTION.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no form in: " + page);
    }
    return matcher.group(1);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
