package dev.footnote.chat.conversation;

import dev.footnote.accounts.UserId;
import dev.footnote.inference.Completion.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code answer_usage}. */
class UsageStore {

  private final JdbcClient jdbc;

  UsageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UserId owner, LocalDate day, Usage usage) {
    jdbc.sql(
            """
            insert into answer_usage (owner_id, day, tokens, cost)
            values (:owner, :day, :tokens, :cost)
            on conflict (owner_id, day) do update
            set tokens = answer_usage.tokens + excluded.tokens,
              cost = answer_usage.cost + excluded.cost
            """)
        .param("owner", owner.value())
        .param("day", day)
        .param("tokens", (long) usage.promptTokens() + usage.completionTokens())
        .param("cost", usage.cost())
        .update();
  }

  DailyUsage of(UserId owner, LocalDate day) {
    return jdbc.sql("select tokens, cost from answer_usage where owner_id = :owner and day = :day")
        .param("owner", owner.value())
        .param("day", day)
        .query((row, _) -> new DailyUsage(row.getLong("tokens"), row.getBigDecimal("cost")))
        .optional()
        .orElse(new DailyUsage(0, BigDecimal.ZERO));
  }
}
