package dev.footnote.chat.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.testing.SettableClock;
import dev.footnote.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers that one instance writes and another one's readers follow, over a real PostgreSQL. */
@Timeout(30)
class AnswersElsewhereIT {

  private static final StreamProperties PROPERTIES =
      new StreamProperties(2, Duration.ofMillis(10), Duration.ofSeconds(10));
  private static final ConversationId CONVERSATION = new ConversationId(UUID.randomUUID());

  private static HikariDataSource source;
  private static JdbcClient database;

  private final UserId owner = new UserId(UUID.randomUUID());
  private final MessageId id = new MessageId(UUID.randomUUID());
  private final StoredMessages stored = new StoredMessages();
  private final ToldChat writer = new ToldChat(CONVERSATION, id, stored);
  private final SettableClock clock = new SettableClock();
  private final Instance one = new Instance();
  private final Instance other = new Instance();

  @BeforeAll
  static void migrate() {
    source = new HikariDataSource();
    source.setJdbcUrl(TestDatabase.create());
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    database = JdbcClient.create(source);
  }

  @AfterAll
  static void disconnect() {
    source.close();
  }

  @AfterEach
  void stop() {
    one.relay.stop();
    other.relay.stop();
  }

  AnswersElsewhereIT() {
    database
        .sql(
            """
            insert into users (id, email, password_hash, created_at)
            values (:id, :email, 'none', now())
            """)
        .param("id", owner.value())
        .param("email", owner + "@example.org")
        .update();
  }

  @Test
  void a_reader_elsewhere_gets_all_of_an_answer_as_it_is_written() throws Exception {
    one.begin();
    writer.say(new AnswerEvent.Cited(citation(1)));
    writer.say("The bridge 🌉 was opened [1].");
    var reader = other.find();
    assertThat(textOf(reader, Position.START)).isEqualTo("The bridge 🌉 was opened [1].");
    writer.say(" It has eight lanes.");
    writer.finish();
    var steps = stepsOf(reader);
    assertThat(text(steps)).isEqualTo("The bridge 🌉 was opened [1]. It has eight lanes.");
    assertThat(steps.getFirst())
        .isEqualTo(new Step.Event(new AnswerEvent.Cited(citation(1)), new Position(true, 0, 1)));
    assertThat(steps.getLast()).isInstanceOf(Step.Done.class);
    assertThat(rows()).isZero();
  }

  @Test
  void two_readers_elsewhere_share_one_look() throws Exception {
    one.begin();
    assertThat(other.find()).isSameAs(other.find());
    writer.finish();
    assertThat(stepsOf(other.find()).getLast()).isInstanceOf(Step.Done.class);
  }

  @Test
  void a_stop_elsewhere_ends_the_call_of_the_model() throws Exception {
    one.begin();
    writer.say("The bridge");
    var reader = other.find();
    other.answers.stop(owner, CONVERSATION, id);
    writer.awaitStop();
    assertThat(((Step.Done) stepsOf(reader).getLast()).answer().reply().ending())
        .isEqualTo(AnswerEnding.STOPPED);
  }

  /** What is let finish is let finish in the phase that ends first. */
  @Test
  void an_instance_that_stops_tells_of_its_answers_until_they_have_ended() {
    assertThat(one.relay.getPhase()).isLessThan(SmartLifecycle.DEFAULT_PHASE);
  }

  @Test
  void nobody_else_follows_or_stops_it() throws Exception {
    one.begin();
    var eve = new UserId(UUID.randomUUID());
    assertThatThrownBy(() -> other.answers.find(eve, CONVERSATION, id))
        .isInstanceOfSatisfying(AppException.class, AnswersElsewhereIT::isUnknown);
    assertThatThrownBy(() -> other.answers.stop(eve, CONVERSATION, id))
        .isInstanceOfSatisfying(AppException.class, AnswersElsewhereIT::isUnknown);
    assertThat(writer.wasStopped()).isFalse();
    writer.finish();
  }

  @Test
  void a_fault_is_told_elsewhere_with_its_code() throws Exception {
    one.begin();
    writer.say("The bri");
    var reader = other.find();
    writer.fail(AppException.of(ChatError.ANSWER_TIMEOUT, "The answer took too long."));
    var steps = stepsOf(reader);
    assertThat(text(steps)).isEqualTo("The bri");
    var fault = ((Step.Failed) steps.getLast()).fault();
    assertThat(fault.code().code()).isEqualTo("answer_timeout");
    assertThat(fault.code().kind()).isEqualTo(ChatError.ANSWER_TIMEOUT.kind());
    assertThat(fault.detail()).isEqualTo("The answer took too long.");
  }

  @Test
  void an_answer_of_an_instance_that_died_ends_with_what_there_is() throws Exception {
    one.begin();
    writer.say("The bri");
    var reader = other.find();
    assertThat(textOf(reader, Position.START)).isEqualTo("The bri");
    one.relay.stop();
    clock.advance(Duration.ofMinutes(1));
    var steps = stepsOf(reader);
    assertThat(text(steps)).isEqualTo("The bri");
    assertThat(((Step.Failed) steps.getLast()).fault().code())
        .isEqualTo(ChatError.ANSWER_ABANDONED);
    other.store.removeSilentSince(clock.instant().minusSeconds(30));
    assertThat(rows()).isZero();
    writer.finish();
  }

  @Test
  void an_answer_whose_end_could_not_be_told_is_found_where_it_is_stored() throws Exception {
    one.begin();
    var reader = other.find();
    stored.keep(id, reply("All of it."));
    one.relay.stop();
    clock.advance(Duration.ofMinutes(1));
    assertThat(text(stepsOf(reader))).isEqualTo("All of it.");
    writer.finish();
  }

  private static void isUnknown(AppException fault) {
    assertThat(fault.code()).isEqualTo(ChatError.ANSWER_NOT_FOUND);
  }

  private int rows() {
    return database
        .sql("select count(*) from running_answers where id = :id")
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  /** The text behind the position as soon as there is some. */
  private static String textOf(LiveAnswer answer, Position from) throws InterruptedException {
    var position = from;
    while (answer.next(position, Duration.ofSeconds(10)).orElseThrow()
        instanceof Step.Event(var event, var after)) {
      if (event instanceof AnswerEvent.Delta(var text)) {
        return text;
      }
      position = after;
    }
    throw new AssertionError("it ended");
  }

  private static List<Step> stepsOf(LiveAnswer answer) throws InterruptedException {
    var steps = new ArrayList<Step>();
    var position = Position.START;
    while (answer.next(position, Duration.ofSeconds(10)).orElseThrow()
        instanceof Step.Event event) {
      steps.add(event);
      position = event.after();
    }
    steps.add(answer.next(position, Duration.ZERO).orElseThrow());
    return steps;
  }

  private static String text(List<Step> steps) {
    var text = new StringBuilder();
    for (var step : steps) {
      if (step instanceof Step.Event(AnswerEvent.Delta(var piece), var _)) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static Citation citation(int marker) {
    var chunk = new ChunkId(new UUID(1, 2));
    return new Citation(marker, chunk, new DocumentId(new UUID(3, 4)), "a.txt", 1, 0, 10, "quote");
  }

  private static Reply reply(String text) {
    return new Reply(
        text, AnswerStatus.GROUNDED, List.of(), Authorship.NONE, Set.of(), AnswerEnding.FINISHED);
  }

  /** One instance of the service, as far as it has to do with answers. */
  private final class Instance {

    final RunningAnswerStore store = new RunningAnswerStore(database);
    final AnswerRelay relay = new AnswerRelay(store, writer, clock, PROPERTIES.relayEvery());
    final LiveAnswers answers =
        new LiveAnswers(
            writer,
            stored,
            Thread.ofVirtual().factory(),
            relay,
            new RemoteAnswers(store, stored, PROPERTIES, clock, Thread.ofVirtual().factory()));

    Instance() {
      relay.start();
    }

    void begin() throws InterruptedException {
      var live =
          answers.begin(
              new Question("When?", Scope.everythingOf(owner), 5, Optional.of(CONVERSATION)));
      live.next(Position.START, Duration.ofSeconds(10)).orElseThrow();
    }

    LiveAnswer find() {
      return answers.find(owner, CONVERSATION, id);
    }
  }
}
