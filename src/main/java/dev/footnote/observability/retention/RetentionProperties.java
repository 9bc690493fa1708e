package dev.footnote.observability.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was observed is kept.
 *
 * @param days full days of the request log and of the minute figures, besides today
 * @param auditDays days of audit events
 * @param aheadDays days for which partitions are made before they are needed
 */
@ConfigurationProperties("footnote.observability.retention")
record RetentionProperties(
    @DefaultValue("30") @Min(1) @Max(3650) int days,
    @DefaultValue("365") @Min(1) @Max(36500) int auditDays,
    @DefaultValue("14") @Min(1) @Max(365) int aheadDays) {}
