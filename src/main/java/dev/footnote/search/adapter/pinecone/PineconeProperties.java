package dev.footnote.search.adapter.pinecone;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How vectors are kept at Pinecone, if {@code footnote.search.semantic} is {@code pinecone}.
 *
 * @param apiKey key of the project
 * @param host address of the index, as Pinecone's console shows it; {@code http://} for one without
 *     TLS on this machine
 * @param namespace what the names of the accounts' namespaces begin with; installations that share
 *     an index need one each
 * @param queryDeadline how long a query may take
 * @param writeDeadline how long an upsert, a deletion or a listing may take
 * @param attempts how often a write is tried
 * @param backOff pause before the second try, doubled before each further one
 * @param visibleWithin how long written vectors may take to be seen before the write has failed
 * @param keepReplaced how long the vectors of a version that was replaced are kept for searches
 *     that had begun
 */
@ConfigurationProperties("footnote.search.pinecone")
record PineconeProperties(
    @DefaultValue("") Secret apiKey,
    @DefaultValue("") String host,
    @DefaultValue("footnote") @Pattern(regexp = "[a-z0-9-]{1,40}") String namespace,
    @DefaultValue("2s") Duration queryDeadline,
    @DefaultValue("30s") Duration writeDeadline,
    @DefaultValue("6") @Min(1) @Max(20) int attempts,
    @DefaultValue("250ms") Duration backOff,
    @DefaultValue("60s") Duration visibleWithin,
    @DefaultValue("30s") Duration keepReplaced) {}
