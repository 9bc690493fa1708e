package dev.footnote.documents.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How progress is told.
 *
 * @param listeners at most so many at a time
 * @param timeout after which a stream ends even though the document is still on its way
 * @param poll how often the document is looked at
 */
@ConfigurationProperties("footnote.documents.events")
record EventsProperties(
    @DefaultValue("200") int listeners,
    @DefaultValue("10m") Duration timeout,
    @DefaultValue("250ms") Duration poll) {}
