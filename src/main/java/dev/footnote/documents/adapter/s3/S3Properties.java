package dev.footnote.documents.adapter.s3;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where originals are kept, if {@code footnote.documents.blobs} is {@code s3}.
 *
 * @param bucket its name; it must be there
 * @param prefix what the names of the objects begin with
 * @param endpoint address of the store; empty for Amazon's own of that region
 * @param region name of the region; stores other than Amazon's mostly take any
 * @param accessKey id of the key; empty to look for credentials as Amazon's tools do, the role of
 *     the machine for one
 * @param secretKey the key itself
 * @param pathStyle the bucket in the path instead of the host name, as most other stores want it
 * @param connectTimeout how long a connection may take
 * @param attemptTimeout how long one attempt at a request may take; a part has 5 MB
 * @param timeout how long a request may take with all its attempts
 * @param attempts how often a request is tried
 * @param connections requests at once, open files among them
 */
@ConfigurationProperties("footnote.documents.s3")
record S3Properties(
    @DefaultValue("") String bucket,
    @DefaultValue("files/") String prefix,
    @DefaultValue("") @Pattern(regexp = "|https?://.+") String endpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("") String accessKey,
    @DefaultValue("") Secret secretKey,
    @DefaultValue("false") boolean pathStyle,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("20s") Duration attemptTimeout,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("4") @Min(1) @Max(20) int attempts,
    @DefaultValue("100") @Min(1) @Max(10_000) int connections) {}
