package dev.footnote.observability.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What log lines look like.
 *
 * @param format {@code text} for people, or JSON for programs: {@code ecs} (Elastic Common Schema),
 *     {@code logstash}, {@code gelf}
 */
@ConfigurationProperties("footnote.observability.log")
record LogProperties(@DefaultValue("text") Format format) {

  /** The forms a line may have. */
  enum Format {
    TEXT,
    ECS,
    LOGSTASH,
    GELF
  }
}
