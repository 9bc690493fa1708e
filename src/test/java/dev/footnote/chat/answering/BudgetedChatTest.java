package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.chat.conversation.DailyUsage;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetedChatTest {

  private static final Answer ANSWER =
      new Answer(
          new ConversationId(new UUID(1, 1)),
          new MessageId(new UUID(1, 2)),
          new Reply("yes", AnswerStatus.GROUNDED, List.of(), Authorship.NONE, Set.of()));

  @Test
  void below_its_limits_an_account_may_ask() {
    assertThat(ask(new DailyUsage(99, new BigDecimal("0.49")))).isEqualTo(ANSWER);
  }

  @Test
  void at_either_limit_it_may_not_until_the_next_day() {
    for (var used :
        List.of(new DailyUsage(100, BigDecimal.ZERO), new DailyUsage(0, new BigDecimal("0.50")))) {
      var fault = catchThrowableOfType(AppException.class, () -> ask(used));
      assertThat(fault.code()).isEqualTo(ChatError.DAILY_LIMIT_REACHED);
      assertThat(fault.retryAfter()).contains(Duration.ofHours(1).plusSeconds(1));
    }
  }

  @Test
  void without_limits_there_are_none() {
    var chat =
        chat(
            new DailyUsage(Long.MAX_VALUE, BigDecimal.TEN),
            new BudgetProperties(0, BigDecimal.ZERO));
    assertThat(chat.ask(question(), _ -> {})).isEqualTo(ANSWER);
  }

  private static Answer ask(DailyUsage used) {
    return chat(used, new BudgetProperties(100, new BigDecimal("0.5"))).ask(question(), _ -> {});
  }

  private static BudgetedChat chat(DailyUsage used, BudgetProperties budget) {
    var clock = Clock.fixed(Instant.parse("2026-11-23T23:00:00Z"), ZoneOffset.UTC);
    return new BudgetedChat((_, _) -> ANSWER, _ -> used, budget, clock);
  }

  private static Question question() {
    return new Question(
        "why?", Scope.everythingOf(new UserId(new UUID(0, 1))), 5, Optional.empty());
  }
}
