package dev.footnote.inference.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.ChatModelContract;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.inference.InferenceError;
import dev.footnote.inference.Prompt;
import dev.footnote.inference.ScriptedChatModel;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelChainTest {

  private static final Prompt PROMPT = ChatModelContract.ANSWERABLE;
  private static final ChainProperties PROPERTIES =
      new ChainProperties(
          List.of(),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          10);

  private final SettablePace pace = new SettablePace();
  private final ScriptedChatModel first = new ScriptedChatModel("first");
  private final ScriptedChatModel second = new ScriptedChatModel("second").says("second answer");
  private final List<String> heard = new ArrayList<>();
  private final ModelChain chain = chain(first, second);

  @AfterEach
  void leave_no_interrupt_behind() {
    Thread.interrupted();
  }

  @Test
  void the_first_provider_answers() {
    first.says("an ", "answer");

    var completion = ask();

    assertThat(completion.text()).isEqualTo("an answer");
    assertThat(completion.attempts()).containsExactly(new Attempt("first", "first-model", "ok", 0));
    assertThat(heard).containsExactly("an ", "answer");
    assertThat(second.calls()).isZero();
  }

  @Test
  void a_transient_fault_is_tried_once_more_after_a_jittered_wait() {
    first.fails(unavailable()).says("answer");

    assertThat(ask().attempts())
        .extracting(Attempt::outcome)
        .containsExactly("model_unavailable", "ok");
    assertThat(pace.pauses).containsExactly(Duration.ofMillis(300));
  }

  @Test
  void two_transient_faults_lead_to_the_next_provider() {
    first.fails(unavailable());

    var completion = ask();

    assertThat(completion.provider()).isEqualTo("second");
    assertThat(completion.attempts())
        .extracting(Attempt::provider)
        .containsExactly("first", "first", "second");
  }

  @Test
  void a_permanent_fault_leads_to_the_next_provider_at_once() {
    for (var code : List.of(InferenceError.MODEL_REFUSED, InferenceError.MODEL_MALFORMED)) {
      var refusing = new ScriptedChatModel("refusing").fails(AppException.of(code, "No."));

      var completion = chain(refusing, second).complete(PROMPT, _ -> {});

      assertThat(completion.text()).isEqualTo("second answer");
      assertThat(refusing.calls()).isOne();
    }
  }

  @Test
  void who_did_not_answer_in_time_is_waited_for_once_more_if_time_is_left_for_others() {
    first.fails(() -> pace.pass(Duration.ofSeconds(15)), slow());

    assertThat(ask().provider()).isEqualTo("second");
    assertThat(first.calls()).isEqualTo(2);
  }

  @Test
  void who_took_much_of_the_time_is_not_waited_for_again() {
    first.fails(() -> pace.pass(Duration.ofSeconds(25)), slow());

    assertThat(ask().provider()).isEqualTo("second");
    assertThat(first.calls()).isOne();
  }

  @Test
  void what_is_kept_for_the_last_provider_is_not_given_to_others() {
    var slow = new ScriptedChatModel("slow");
    slow.fails(() -> pace.pass(Duration.ofSeconds(57)), slow());
    var late = new ScriptedChatModel("late").says("never asked");

    var completion = chain(slow, late, second).complete(PROMPT, _ -> {});

    assertThat(completion.provider()).isEqualTo("second");
    assertThat(slow.budgets()).containsExactly(Duration.ofSeconds(57));
    assertThat(second.budgets()).containsExactly(Duration.ofSeconds(3));
    assertThat(late.calls()).isZero();
  }

  @Test
  void whoever_wants_the_whole_answer_gets_it_from_the_next_one_when_the_first_breaks_off() {
    first.failsAfter("half an ", AppException.of(InferenceError.MODEL_MALFORMED, "Odd."));

    var completion = chain.complete(PROMPT);

    assertThat(completion.text()).isEqualTo("second answer");
    assertThat(completion.attempts())
        .extracting(Attempt::outcome)
        .containsExactly("model_malformed", "ok");
  }

  @Test
  void an_interrupted_call_is_nobodys_fault_and_nobody_else_is_asked() {
    first.fails(() -> Thread.currentThread().interrupt(), unavailable());
    for (int i = 0; i < 12; i++) {
      assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
      Thread.interrupted();
    }

    assertThat(first.calls()).isEqualTo(12);
    assertThat(second.calls()).isZero();
  }

  @Test
  void a_wait_that_the_provider_asks_for_is_kept() {
    first.fails(rateLimited(Duration.ofSeconds(4))).says("answer");

    assertThat(ask().provider()).isEqualTo("first");
    assertThat(pace.pauses).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void a_wait_that_is_too_long_leads_to_the_next_provider_at_once() {
    first.fails(rateLimited(Duration.ofSeconds(11)));

    assertThat(ask().provider()).isEqualTo("second");
    assertThat(pace.pauses).isEmpty();
  }

  @Test
  void a_wait_beyond_the_deadline_is_not_begun() {
    first.fails(() -> pace.pass(Duration.ofSeconds(57)), rateLimited(Duration.ofSeconds(4)));

    assertThat(ask().provider()).isEqualTo("second");
    assertThat(second.budgets()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void after_the_first_text_no_other_model_begins_anew() {
    var fault = unavailable();
    first.failsAfter("half an ", fault);

    var completion = ask();

    assertThat(completion.text()).isEqualTo("half an ");
    assertThat(completion.ending()).isEqualTo(new Ending.BrokenOff(fault));
    assertThat(completion.attempts())
        .extracting(Attempt::outcome)
        .containsExactly("model_unavailable");
    assertThat(heard).containsExactly("half an ");
    assertThat(first.calls()).isOne();
    assertThat(second.calls()).isZero();
  }

  @Test
  void the_last_fault_is_thrown_when_nobody_answers() {
    first.fails(unavailable());
    var refusing =
        new ScriptedChatModel("last").fails(AppException.of(InferenceError.MODEL_REFUSED, "No."));

    var fault =
        catchThrowableOfType(
            AppException.class, () -> chain(first, refusing).complete(PROMPT, _ -> {}));

    assertThat(fault.code()).isEqualTo(InferenceError.MODEL_REFUSED);
  }

  @Test
  void nobody_is_asked_after_the_deadline() {
    first.fails(
        () -> pace.pass(Duration.ofSeconds(60)),
        AppException.of(InferenceError.MODEL_TIMEOUT, "Slow."));

    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
    assertThat(second.calls()).isZero();
  }

  @Test
  void a_chain_of_nobody_says_so() {
    var fault = catchThrowableOfType(AppException.class, () -> chain().complete(PROMPT, _ -> {}));

    assertThat(fault.code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
  }

  @Test
  void a_provider_that_fails_too_often_rests_and_gets_one_probe_later() {
    first.fails(unavailable());
    for (int i = 0; i < 5; i++) {
      ask();
    }

    assertThat(ask().attempts()).extracting(Attempt::outcome).containsExactly("resting", "ok");
    assertThat(first.calls()).isEqualTo(10);

    pace.pass(Duration.ofSeconds(31));
    assertThat(ask().attempts())
        .extracting(Attempt::outcome)
        .containsExactly("model_unavailable", "resting", "ok");
    assertThat(first.calls()).isEqualTo(11);
  }

  @Test
  void refused_requests_bring_no_rest() {
    first.fails(AppException.of(InferenceError.MODEL_REFUSED, "No."));
    for (int i = 0; i < 30; i++) {
      ask();
    }

    assertThat(first.calls()).isEqualTo(30);
  }

  @Test
  void an_interrupted_wait_is_followed_by_nothing() {
    first.fails(unavailable());
    pace.interrupted = true;

    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
    assertThat(first.calls()).isOne();
    assertThat(second.calls()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void a_defect_is_not_hidden() {
    var defect = new IllegalStateException("defect");
    first.fails(
        () -> {
          throw defect;
        },
        unavailable());

    assertThat(catchThrowableOfType(IllegalStateException.class, this::ask)).isSameAs(defect);
  }

  private Completion ask() {
    return chain.complete(PROMPT, heard::add);
  }

  private AppException fault() {
    return catchThrowableOfType(AppException.class, this::ask);
  }

  private ModelChain chain(ScriptedChatModel... models) {
    var links = Link.of(List.of(models), PROPERTIES, pace.clock());
    return new ModelChain(links, PROPERTIES, pace);
  }

  private static AppException slow() {
    return AppException.of(InferenceError.MODEL_TIMEOUT, "Slow.");
  }

  private static AppException unavailable() {
    return AppException.of(InferenceError.MODEL_UNAVAILABLE, "Down.");
  }

  private static AppException rateLimited(Duration wait) {
    return AppException.of(InferenceError.MODEL_RATE_LIMITED, "Slower.").retryAfter(wait);
  }
}
