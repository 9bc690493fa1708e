package dev.footnote.chat.answering;

import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.chat.conversation.StoredConversations;
import dev.footnote.chat.prompt.FollowUps;
import dev.footnote.search.Search;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
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
    var history = conversations.history(question);
    var standalone = followUps.standalone(question.text(), history);
    var found = search.find(query(standalone, question));
    events.accept(new AnswerEvent.Retrieved(found.passages()));
    var reply =
        evidence.suffices(standalone, found.passages())
            ? writing.reply(new Writing.Material(question, standalone, history, found), events)
            : declined(question, found, events);
    return conversations.append(question, reply);
  }

  private Reply declined(Question question, SearchResult found, Consumer<AnswerEvent> events) {
    var reply = friendly.nothingNearEnough(question.scope(), Degradations.of(found.degraded()));
    events.accept(new AnswerEvent.Delta(reply.text()));
    return reply;
  }

  private static SearchQuery query(String text, Question question) {
    return new SearchQuery(
        text, question.scope(), question.topK(), SearchMode.HYBRID, OptionalDouble.empty());
  }
}
