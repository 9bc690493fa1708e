package dev.footnote.chat.conversation;

import dev.footnote.chat.AnswerDegradation;
import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Citation;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Reply;
import dev.footnote.inference.Attempt;
import dev.footnote.inference.Completion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code messages}, whose citations stand in a table of their own. */
record MessageRow(int position, Message message) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};

  static MessageRow from(ResultSet row, int number) throws SQLException {
    return new MessageRow(row.getInt("position"), message(row));
  }

  static String json(List<Attempt> attempts) {
    return JSON.writeValueAsString(attempts);
  }

  static String names(Set<AnswerDegradation> degraded) {
    return degraded.stream().map(MessageRow::name).sorted().collect(Collectors.joining(","));
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The same message with its citations. */
  MessageRow with(List<Citation> citations) {
    return switch (message) {
      case Message.Asked _ -> this;
      case Message.Answered(var id, var reply, var at) ->
          new MessageRow(position, new Message.Answered(id, reply.with(citations), at));
    };
  }

  private static Message message(ResultSet row) throws SQLException {
    var id = new MessageId(row.getObject("id", UUID.class));
    Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return "user".equals(row.getString("role"))
        ? new Message.Asked(id, row.getString("text"), createdAt)
        : new Message.Answered(id, reply(row), createdAt);
  }

  private static Reply reply(ResultSet row) throws SQLException {
    return new Reply(
        row.getString("text"),
        AnswerStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        List.of(),
        authorship(row),
        degraded(row.getString("degraded")),
        AnswerEnding.valueOf(row.getString("ending").toUpperCase(Locale.ROOT)));
  }

  private static Authorship authorship(ResultSet row) throws SQLException {
    return new Authorship(
        row.getString("provider"),
        row.getString("model"),
        new Completion.Usage(
            row.getInt("prompt_tokens"),
            row.getInt("completion_tokens"),
            row.getBigDecimal("cost").stripTrailingZeros()),
        JSON.readValue(row.getString("attempts"), ATTEMPTS));
  }

  private static Set<AnswerDegradation> degraded(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(name -> AnswerDegradation.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
