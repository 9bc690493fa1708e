package dev.footnote.search.adapter.lucene;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the Lucene indexes are kept.
 *
 * @param directory folder that holds both indexes
 * @param k1 how fast the weight of a repeated word saturates (BM25)
 * @param b how much a long chunk is held against it, 0 to 1 (BM25)
 * @param exactBelow scopes of up to this many chunks are compared vector by vector, larger ones
 *     through the HNSW graph
 * @param beamWidth candidates followed while a chunk is put into the HNSW graph
 * @param candidates candidates followed while the HNSW graph is searched
 */
@ConfigurationProperties("footnote.search.lucene")
record LuceneProperties(
    @DefaultValue("data/index") Path directory,
    @DefaultValue("1.2") @DecimalMin("0.0") @DecimalMax("10.0") float k1,
    @DefaultValue("0.75") @DecimalMin("0.0") @DecimalMax("1.0") float b,
    @DefaultValue("20000") @Min(0) int exactBelow,
    @DefaultValue("100") @Min(16) @Max(3200) int beamWidth,
    @DefaultValue("300") @Min(100) @Max(10_000) int candidates) {}
