package dev.footnote.inference.adapter.wire;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Calls that are answered in one piece, each with a deadline; faults are the module's own. */
public final class RemoteCalls {

  private final Clock clock;
  private final HttpClient http;
  private final ScheduledExecutorService timers;

  public RemoteCalls(String provider, Duration connectTimeout, Clock clock) {
    this.clock = clock;
    this.http = Connections.to(connectTimeout);
    this.timers = Connections.timers(provider);
  }

  /** Has the work done over a transport that is cut when the time is up. */
  public <T> T within(Duration timeout, Function<HttpClientBuilder, T> work) {
    var timeouts = new Provider.Timeouts(timeout, timeout, timeout, timeout);
    try (var timer = new CallTimer(timers, timeouts, timeout)) {
      return work.apply(new StreamTransport(http, timer, clock));
    } catch (RuntimeException fault) {
      throw ProviderErrors.of(fault);
    }
  }
}
