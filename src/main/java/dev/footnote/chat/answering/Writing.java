package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Message;
import dev.footnote.chat.Question;
import dev.footnote.chat.Question.Delivery;
import dev.footnote.chat.Reply;
import dev.footnote.chat.citation.CheckedText;
import dev.footnote.chat.citation.CitationCheck;
import dev.footnote.chat.citation.OutputRules;
import dev.footnote.chat.citation.Pages;
import dev.footnote.chat.prompt.ComposedPrompt;
import dev.footnote.chat.prompt.Prompts;
import dev.footnote.chat.prompt.Standalone;
import dev.footnote.documents.PageNumbers;
import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a model write the answer, and every word of it checked on its way. */
final class Writing {

  private final Prompts prompts;
  private final ChatModels models;
  private final PageNumbers pages;
  private final OutputRules rules;

  Writing(Prompts prompts, ChatModels models, PageNumbers pages, OutputRules rules) {
    this.prompts = prompts;
    this.models = models;
    this.pages = pages;
    this.rules = rules;
  }

  Written reply(Material from, Consumer<AnswerEvent> events) {
    var composed =
        prompts.compose(
            from.question().text(),
            from.standalone().text(),
            from.history(),
            from.found().passages());
    var check =
        new CitationCheck(
            composed.passages(),
            pagesOf(from.question().scope().owner()),
            rules.forPrompt(composed.prompt().instructions()),
            events);
    var completion = completion(from.question().delivery(), composed, new HeardText(check::accept));
    // Storing what there is must not end with the call that was stopped.
    boolean stopped = Thread.interrupted();
    return written(from, check.finish(), prompts.counted(composed, completion), stopped);
  }

  private Completion completion(Delivery delivery, ComposedPrompt composed, HeardText heard) {
    var completion =
        switch (delivery) {
          case WHOLE -> models.complete(composed.prompt());
          case STREAMED -> models.complete(composed.prompt(), heard);
        };
    heard.catchUp(completion.text());
    return completion;
  }

  private Pages pagesOf(UserId owner) {
    return (chunk, offset) -> pages.pageAt(owner, chunk.id(), offset).orElse(chunk.page());
  }

  private static Written written(
      Material from, CheckedText checked, Completion completion, boolean stopped) {
    var reply =
        new Reply(
            checked.text(),
            checked.status(),
            checked.citations(),
            Authorship.of(completion).after(from.standalone().authorship()),
            Degradations.of(from.found().degraded(), completion),
            ending(completion.ending(), stopped));
    return new Written(reply, fault(completion.ending()).filter(_ -> !stopped));
  }

  private static AnswerEnding ending(Ending ending, boolean stopped) {
    return switch (ending) {
      case Ending.Finished _ -> AnswerEnding.FINISHED;
      case Ending.AtTokenLimit _ -> AnswerEnding.TOKEN_LIMIT;
      case Ending.BrokenOff _ -> stopped ? AnswerEnding.STOPPED : AnswerEnding.BROKEN_OFF;
    };
  }

  private static Optional<AppException> fault(Ending ending) {
    return ending instanceof Ending.BrokenOff broken
        ? Optional.of(broken.fault())
        : Optional.empty();
  }

  /** What an answer is written from. */
  record Material(
      Question question, Standalone standalone, List<Message> history, SearchResult found) {}
}
