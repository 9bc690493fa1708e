package dev.footnote.accounts.registry;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AppException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** There is always an administrator left. */
@Component
class AdministratorRule {

  private final JdbcClient jdbc;

  AdministratorRule(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Passes unless the account is the only administrator that can sign in. It locks the rows of all
   * of them until the transaction ends, so that two cannot send each other away at once.
   */
  void checkNotLast(UserId user) {
    var administrators =
        jdbc.sql(
                """
                select id from users
                where role = 'admin' and disabled_at is null
                order by id
                for update
                """)
            .query(UUID.class)
            .list();
    if (administrators.size() == 1 && administrators.contains(user.value())) {
      throw AppException.of(
          AccountError.LAST_ADMINISTRATOR,
          "This is the only administrator. Make another one first.");
    }
  }
}
