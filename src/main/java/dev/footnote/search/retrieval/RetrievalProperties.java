package dev.footnote.search.retrieval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a search may take.
 *
 * @param deadline after which a half that has not answered is done without
 */
@ConfigurationProperties("footnote.search.retrieval")
record RetrievalProperties(@DefaultValue("2s") Duration deadline) {}
