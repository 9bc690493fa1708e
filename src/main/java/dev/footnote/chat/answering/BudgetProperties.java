package dev.footnote.chat.answering;

import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the answers of one account may take in a day (UTC); beyond it 429.
 *
 * @param tokensPerDay tokens read and written by language models; 0 for no limit
 * @param costPerDay cost at the configured prices; 0 for no limit
 */
@ConfigurationProperties("footnote.chat.budget")
record BudgetProperties(
    @DefaultValue("1000000") @PositiveOrZero long tokensPerDay,
    @DefaultValue("0") @PositiveOrZero BigDecimal costPerDay) {}
