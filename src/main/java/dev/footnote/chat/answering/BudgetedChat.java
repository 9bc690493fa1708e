package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.conversation.DailyUsage;
import dev.footnote.kernel.AppException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets nobody ask whose answers have taken their share of the day. */
final class BudgetedChat implements Chat {

  private final Chat chat;
  private final Function<UserId, DailyUsage> used;
  private final BudgetProperties budget;
  private final Clock clock;

  BudgetedChat(Chat chat, Function<UserId, DailyUsage> used, BudgetProperties budget, Clock clock) {
    this.chat = chat;
    this.used = used;
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public Answer ask(Question question, Consumer<AnswerEvent> events) {
    if (isSpent(used.apply(question.scope().owner()))) {
      throw AppException.of(
              ChatError.DAILY_LIMIT_REACHED,
              "Your answers have taken as much today as they may. Ask again tomorrow (UTC).")
          .retryAfter(untilTomorrow());
    }
    return chat.ask(question, events);
  }

  @Override
  public boolean stop(UserId owner, MessageId answer) {
    return chat.stop(owner, answer);
  }

  private boolean isSpent(DailyUsage today) {
    boolean tokens = budget.tokensPerDay() > 0 && today.tokens() >= budget.tokensPerDay();
    boolean cost =
        budget.costPerDay().signum() > 0 && today.cost().compareTo(budget.costPerDay()) >= 0;
    return tokens || cost;
  }

  private Duration untilTomorrow() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var tomorrow = now.toLocalDate().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    return Duration.between(now, tomorrow).plusSeconds(1);
  }
}
