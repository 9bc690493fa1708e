package dev.footnote.inference.adapter.wire;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Connections of one provider and the clock of their deadlines. */
final class Connections {

  private Connections() {}

  /** Version 1.1: small servers answer the offer of an upgrade to 2 with an error. */
  static HttpClient to(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .build();
  }

  static ScheduledExecutorService timers(String provider) {
    var timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name(provider + "-timer").daemon().factory());
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }
}
