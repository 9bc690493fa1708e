package dev.footnote.mail.outbox;

import dev.footnote.mail.Email;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.MailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox in PostgreSQL. The content of a message is kept only as long as it may be sent. */
@Repository
class EmailStore {

  private final JdbcClient jdbc;

  EmailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(QueuedEmail queued, Instant now) {
    var email = queued.email();
    jdbc.sql(
            """
            insert into emails
              (id, template, recipient, subject, text_body, html_body, created_at, send_until)
            values (:id, :template, :recipient, :subject, :text, :html, :now, :until)
            """)
        .param("id", email.id().value())
        .param("template", queued.template())
        .param("recipient", email.to().address())
        .param("subject", email.subject())
        .param("text", email.text())
        .param("html", email.html())
        .param("now", utc(now))
        .param("until", utc(queued.sendUntil()))
        .update();
  }

  /** The message, if it is still to be sent. */
  Optional<QueuedEmail> queued(EmailId id) {
    return jdbc.sql(
            """
            select template, recipient, subject, text_body, html_body, failures, send_until
            from emails
            where id = :id and status = 'queued'
            """)
        .param("id", id.value())
        .query((row, number) -> queued(id, row))
        .optional();
  }

  void sent(EmailId id, String mailer, Instant now) {
    jdbc.sql(
            """
            update emails
            set status = 'sent', sent_by = :mailer, finished_at = :now,
                text_body = null, html_body = null
            where id = :id and status = 'queued'
            """)
        .param("id", id.value())
        .param("mailer", mailer)
        .param("now", utc(now))
        .update();
  }

  void failed(EmailId id, String fault, Instant now) {
    jdbc.sql(
            """
            update emails
            set status = 'failed', last_fault = :fault, finished_at = :now,
                text_body = null, html_body = null
            where id = :id and status = 'queued'
            """)
        .param("id", id.value())
        .param("fault", fault)
        .param("now", utc(now))
        .update();
  }

  void countFailure(EmailId id, String fault) {
    jdbc.sql("update emails set failures = failures + 1, last_fault = :fault where id = :id")
        .param("id", id.value())
        .param("fault", fault)
        .update();
  }

  /** What waits, since when the oldest of it does, and what was given up. */
  record Count(long queued, Optional<Instant> oldest, long givenUp) {}

  Count count(Instant since) {
    return jdbc.sql(
            """
            select count(*) filter (where status = 'queued'),
              min(created_at) filter (where status = 'queued'),
              count(*) filter (where status = 'failed' and finished_at >= :since)
            from emails
            """)
        .param("since", utc(since))
        .query(
            (row, number) ->
                new Count(
                    row.getLong(1),
                    Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    row.getLong(3)))
        .single();
  }

  int forgetFinishedBefore(Instant time) {
    return jdbc.sql("delete from emails where finished_at < :time")
        .param("time", utc(time))
        .update();
  }

  private static QueuedEmail queued(EmailId id, ResultSet row) throws SQLException {
    var email =
        new Email(
            id,
            MailAddress.of(row.getString("recipient")),
            row.getString("subject"),
            row.getString("text_body"),
            row.getString("html_body"));
    return new QueuedEmail(
        email,
        row.getString("template"),
        row.getInt("failures"),
        row.getObject("send_until", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
