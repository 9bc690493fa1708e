package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Question;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of a question. */
record ChatRequest(
    @Nullable String question,
    @Nullable UUID conversationId,
    @Nullable Integer topK,
    @Nullable List<UUID> collectionIds,
    @Nullable List<UUID> documentIds,
    @Nullable Boolean stream) {

  private static final int MAX_CHARACTERS = 4_000;
  private static final int MAX_TOP_K = 20;
  private static final int STANDARD_TOP_K = 5;
  private static final int MAX_IDS = 200;

  boolean streamed() {
    return Boolean.TRUE.equals(stream);
  }

  Question by(UserId asker) {
    return new Question(
        text(),
        scope(asker),
        count(),
        Optional.ofNullable(conversationId).map(ConversationId::new),
        streamed() ? Question.Delivery.STREAMED : Question.Delivery.WHOLE);
  }

  private String text() {
    String text = question == null ? "" : question.replace("\0", "").strip();
    if (text.isBlank()) {
      throw invalid("question must not be empty.");
    }
    if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      throw invalid("question must not be longer than " + MAX_CHARACTERS + " characters.");
    }
    return text;
  }

  private int count() {
    int count = topK == null ? STANDARD_TOP_K : topK;
    if (count < 1 || count > MAX_TOP_K) {
      throw invalid("top_k must lie between 1 and " + MAX_TOP_K + ".");
    }
    return count;
  }

  private Scope scope(UserId asker) {
    return new Scope(
        asker,
        ids(collectionIds, "collection_ids").stream()
            .map(CollectionId::new)
            .collect(Collectors.toUnmodifiableSet()),
        ids(documentIds, "document_ids").stream()
            .map(DocumentId::new)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static List<UUID> ids(@Nullable List<UUID> ids, String name) {
    if (ids == null) {
      return List.of();
    }
    if (ids.size() > MAX_IDS || ids.contains(null)) {
      throw invalid(name + " must hold at most " + MAX_IDS + " ids, none of them null.");
    }
    return ids;
  }

  private static AppException invalid(String detail) {
    return AppException.of(ChatError.INVALID_QUESTION, detail);
  }
}
