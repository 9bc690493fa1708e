package dev.footnote.search.adapter.opensearch;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where OpenSearch is and how the indexes are kept there.
 *
 * @param url addresses of nodes, separated by commas; a name and password may stand before the host
 * @param username who the service is there; empty if the address says it, or nobody asks
 * @param password of that user
 * @param certificate PEM file of the authority that signed the nodes' certificates; empty for those
 *     that Java trusts
 * @param prefix what the names of the indexes begin with
 * @param shards parts that each index is made of; read when an index is made
 * @param replicas copies of each part; read when an index is made
 * @param k1 how fast the weight of a repeated word saturates (BM25)
 * @param b how much a long chunk is held against it, 0 to 1 (BM25)
 * @param exactBelow scopes of up to this many chunks are compared vector by vector, larger ones
 *     through the HNSW graph
 * @param beamWidth candidates followed while a chunk is put into the HNSW graph; read when an index
 *     is made
 * @param candidates candidates that the HNSW graph of each part names
 * @param connectTimeout after which a node that does not answer is passed over
 * @param searchTimeout deadline of every request that a search makes
 * @param writeTimeout deadline of every other request, and of writing a document with its repeats
 */
@ConfigurationProperties("footnote.search.opensearch")
record OpenSearchProperties(
    @DefaultValue List<String> url,
    @DefaultValue("") String username,
    @DefaultValue("") Secret password,
    @DefaultValue("") String certificate,
    @DefaultValue("footnote") @Pattern(regexp = "[a-z][a-z0-9-]{0,60}") String prefix,
    @DefaultValue("1") @Min(1) @Max(1024) int shards,
    @DefaultValue("1") @Min(0) @Max(10) int replicas,
    @DefaultValue("1.2") @DecimalMin("0.0") @DecimalMax("10.0") double k1,
    @DefaultValue("0.75") @DecimalMin("0.0") @DecimalMax("1.0") double b,
    @DefaultValue("20000") @Min(0) int exactBelow,
    @DefaultValue("100") @Min(16) @Max(3200) int beamWidth,
    @DefaultValue("300") @Min(100) @Max(10_000) int candidates,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("2s") Duration searchTimeout,
    @DefaultValue("30s") Duration writeTimeout) {}
