package dev.footnote.chat.conversation;

import static dev.footnote.chat.conversation.ConversationStore.time;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Reply;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code messages} and {@code citations}. */
class MessageStore {

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends to the conversation, whose row the transaction must have locked. */
  void append(UserId owner, ConversationId conversation, Message message) {
    switch (message) {
      case Message.Asked asked -> append(owner, conversation, asked);
      case Message.Answered answered -> append(owner, conversation, answered);
    }
  }

  private void append(UserId owner, ConversationId conversation, Message.Asked asked) {
    jdbc.sql(
            """
            insert into messages (id, conversation_id, owner_id, position, role, text, created_at)
            select :id, :conversation, :owner, coalesce(max(position) + 1, 0), 'user', :text,
              :created_at
            from messages where conversation_id = :conversation
            """)
        .param("id", asked.id().value())
        .param("conversation", conversation.value())
        .param("owner", owner.value())
        .param("text", asked.text())
        .param("created_at", time(asked.createdAt()))
        .update();
  }

  private void append(UserId owner, ConversationId conversation, Message.Answered answered) {
    Reply reply = answered.reply();
    jdbc.sql(
            """
            insert into messages (id, conversation_id, owner_id, position, role, text, created_at,
              status, provider, model, attempts, degraded, prompt_tokens, completion_tokens,
              cost, ending)
            select :id, :conversation, :owner, coalesce(max(position) + 1, 0), 'assistant', :text,
              :created_at, :status, :provider, :model, :attempts::jsonb,
              string_to_array(:degraded, ','), :prompt_tokens, :completion_tokens, :cost, :ending
            from messages where conversation_id = :conversation
            """)
        .param("id", answered.id().value())
        .param("conversation", conversation.value())
        .param("owner", owner.value())
        .param("text", reply.text())
        .param("created_at", time(answered.createdAt()))
        .param("status", MessageRow.name(reply.status()))
        .param("provider", reply.authorship().provider())
        .param("model", reply.authorship().model())
        .param("attempts", MessageRow.json(reply.authorship().attempts()))
        .param("degraded", MessageRow.names(reply.degraded()))
        .param("prompt_tokens", reply.authorship().usage().promptTokens())
        .param("completion_tokens", reply.authorship().usage().completionTokens())
        .param("cost", reply.authorship().usage().cost())
        .param("ending", MessageRow.name(reply.ending()))
        .update();
    reply.citations().forEach(citation -> insert(owner, answered.id(), citation));
  }

  private void insert(UserId owner, MessageId message, Citation citation) {
    jdbc.sql(
            """
            insert into citations (message_id, marker, owner_id, chunk_id, document_id, filename,
              page, start_offset, end_offset, quote)
            values (:message, :marker, :owner, :chunk, :document, :filename, :page, :start, :end,
              :quote)
            """)
        .param("message", message.value())
        .param("marker", citation.marker())
        .param("owner", owner.value())
        .param("chunk", citation.chunk().value())
        .param("document", citation.document().value())
        .param("filename", citation.filename())
        .param("page", citation.page())
        .param("start", citation.start())
        .param("end", citation.end())
        .param("quote", citation.quote())
        .update();
  }

  /** Messages behind a position, oldest first. */
  List<MessageRow> after(UserId owner, ConversationId conversation, int position, int limit) {
    return withCitations(
        owner,
        jdbc.sql(
                """
                select id, position, role, text, created_at, status, provider, model, attempts,
                  array_to_string(degraded, ',') as degraded, prompt_tokens, completion_tokens,
                  cost, ending
                from messages
                where conversation_id = :conversation and owner_id = :owner
                  and position > :position
                order by position
                limit :limit
                """)
            .param("conversation", conversation.value())
            .param("owner", owner.value())
            .param("position", position)
            .param("limit", limit)
            .query(MessageRow::from)
            .list());
  }

  /** The last messages, oldest first, without their citations. */
  List<MessageRow> latest(UserId owner, ConversationId conversation, int limit) {
    return jdbc.sql(
            """
            select id, position, role, text, created_at, status, provider, model, attempts,
              array_to_string(degraded, ',') as degraded, prompt_tokens, completion_tokens,
              cost, ending
            from messages
            where conversation_id = :conversation and owner_id = :owner
            order by position desc
            limit :limit
            """)
        .param("conversation", conversation.value())
        .param("owner", owner.value())
        .param("limit", limit)
        .query(MessageRow::from)
        .list()
        .reversed();
  }

  Optional<MessageRow> find(UserId owner, ConversationId conversation, MessageId message) {
    return withCitations(
            owner,
            jdbc.sql(
                    """
                    select id, position, role, text, created_at, status, provider, model, attempts,
                      array_to_string(degraded, ',') as degraded, prompt_tokens, completion_tokens,
                      cost, ending
                    from messages
                    where id = :id and conversation_id = :conversation and owner_id = :owner
                    """)
                .param("id", message.value())
                .param("conversation", conversation.value())
                .param("owner", owner.value())
                .query(MessageRow::from)
                .list())
        .stream()
        .findFirst();
  }

  private List<MessageRow> withCitations(UserId owner, List<MessageRow> rows) {
    var byMessage = citations(owner, rows.stream().map(row -> row.message().id()).toList());
    return rows.stream()
        .map(row -> row.with(byMessage.getOrDefault(row.message().id(), List.of())))
        .toList();
  }

  private Map<MessageId, List<Citation>> citations(UserId owner, List<MessageId> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select message_id, marker, chunk_id, document_id, filename, page, start_offset,
              end_offset, quote
            from citations
            where owner_id = :owner and message_id in (:messages)
            order by message_id, marker
            """)
        .param("owner", owner.value())
        .param("messages", messages.stream().map(MessageId::value).toList())
        .query(CitationRow::from)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                CitationRow::message,
                Collectors.mapping(CitationRow::citation, Collectors.toList())));
  }

  private record CitationRow(MessageId message, Citation citation) {

    static CitationRow from(ResultSet row, int number) throws SQLException {
      return new CitationRow(
          new MessageId(row.getObject("message_id", UUID.class)),
          new Citation(
              row.getInt("marker"),
              new ChunkId(row.getObject("chunk_id", UUID.class)),
              new DocumentId(row.getObject("document_id", UUID.class)),
              row.getString("filename"),
              row.getInt("page"),
              row.getInt("start_offset"),
              row.getInt("end_offset"),
              row.getString("quote")));
    }
  }
}
