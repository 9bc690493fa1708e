package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Message;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.chat.citation.CheckedText;
import dev.footnote.chat.citation.CitationCheck;
import dev.footnote.chat.citation.Pages;
import dev.footnote.chat.citation.SupportRules;
import dev.footnote.chat.prompt.Prompts;
import dev.footnote.documents.PageNumbers;
import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.search.SearchResult;
import java.util.List;
import java.util.function.Consumer;

/** Has a model write the answer, and every word of it checked on its way. */
final class Writing {

  private final Prompts prompts;
  private final ChatModels models;
  private final PageNumbers pages;
  private final SupportRules rules;

  Writing(Prompts prompts, ChatModels models, PageNumbers pages, SupportRules rules) {
    this.prompts = prompts;
    this.models = models;
    this.pages = pages;
    this.rules = rules;
  }

  Reply reply(Material from, Consumer<AnswerEvent> events) {
    var composed =
        prompts.compose(
            from.question().text(), from.standalone(), from.history(), from.found().passages());
    var owner = from.question().scope().owner();
    var check = new CitationCheck(composed.passages(), pagesOf(owner), rules, events);
    var heard = new HeardText(check::accept);
    var completion = models.complete(composed.prompt(), heard);
    heard.catchUp(completion.text());
    return reply(check.finish(), completion, from);
  }

  private Pages pagesOf(UserId owner) {
    return (chunk, offset) -> pages.pageAt(owner, chunk.id(), offset).orElse(chunk.page());
  }

  private static Reply reply(CheckedText checked, Completion completion, Material from) {
    return new Reply(
        checked.text(),
        checked.status(),
        checked.citations(),
        Authorship.of(completion),
        Degradations.of(from.found().degraded(), completion));
  }

  /** What an answer is written from. */
  record Material(
      Question question, String standalone, List<Message> history, SearchResult found) {}
}
