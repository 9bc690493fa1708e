package dev.footnote.chat.answering;

import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Chat;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.chat.answering.Writing.Material;
import dev.footnote.chat.conversation.StoredConversations;
import dev.footnote.chat.prompt.FollowUps;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Search;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The way from a question to its stored answer. */
final class Answering implements Chat {

  private final StoredConversations conversations;
  private final FollowUps followUps;
  private final Search search;
  private final Evidence evidence;
  private final Writing writing;
  private final FriendlyReplies friendly;

  Answering(
      StoredConversations conversations,
      FollowUps followUps,
      Search search,
      Evidence evidence,
      Writing writing,
      FriendlyReplies friendly) {
    this.conversations = conversations;
    this.followUps = followUps;
    this.search = search;
    this.evidence = evidence;
    this.writing = writing;
    this.friendly = friendly;
  }

  @Override
  public Answer ask(Question question, Consumer<AnswerEvent> events) {
    var exchange = conversations.begin(question);
    var history = conversations.history(question);
    var standalone = followUps.standalone(question.text(), history);
    var found = search.find(query(standalone.text(), question));
    events.accept(
        new AnswerEvent.Retrieved(exchange.conversation(), exchange.answered(), found.passages()));
    var written = written(new Material(question, standalone, history, found), events);
    var answer = conversations.append(exchange, written.reply());
    written.fault().ifPresent(Answering::raise);
    return answer;
  }

  private Written written(Material from, Consumer<AnswerEvent> events) {
    if (!evidence.suffices(from.standalone().text(), from.found())) {
      return declined(from, Authorship.NONE.after(from.standalone().authorship()), events);
    }
    var written = writing.reply(from, events);
    return written.reply().text().isBlank() && written.fault().isEmpty()
        ? declined(from, written.reply().authorship(), events)
        : written;
  }

  private Written declined(Material from, Authorship authorship, Consumer<AnswerEvent> events) {
    var text = friendly.nothingNearEnough(from.question());
    events.accept(new AnswerEvent.Delta(text));
    var degraded = Degradations.of(from.found().degraded());
    var reply =
        new Reply(text, AnswerStatus.INSUFFICIENT_EVIDENCE, List.of(), authorship, degraded);
    return new Written(reply, Optional.empty());
  }

  private static SearchQuery query(String text, Question question) {
    return new SearchQuery(
        text, question.scope(), question.topK(), SearchMode.HYBRID, OptionalDouble.empty());
  }

  private static void raise(AppException fault) {
    throw fault;
  }
}
