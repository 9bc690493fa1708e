package dev.footnote.observability.metrics;

import dev.footnote.kernel.Secret;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read figures, and how often they are kept.
 *
 * @param token that Prometheus sends as {@code Authorization: Bearer}; blank: {@code /metrics} is
 *     not there
 * @param interval from one snapshot to the next
 * @param kept beginnings of the names of figures that snapshots keep
 */
@ConfigurationProperties("footnote.observability.metrics")
public record MetricsProperties(
    @DefaultValue("") Secret token,
    @DefaultValue("1m") Duration interval,
    @DefaultValue({
          "footnote.",
          "gen_ai.",
          "http.server.requests",
          "hikaricp.connections.active",
          "hikaricp.connections.pending",
          "hikaricp.connections.timeout",
          "jvm.gc.pause",
          "jvm.memory.used",
          "jvm.threads.live",
          "process.cpu.usage",
          "process.uptime"
        })
        List<String> kept) {

  public MetricsProperties {
    kept = List.copyOf(kept);
  }
}
