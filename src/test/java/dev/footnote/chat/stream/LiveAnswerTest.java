package dev.footnote.chat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerEvent.Cited;
import dev.footnote.chat.AnswerEvent.Delta;
import dev.footnote.chat.AnswerEvent.Retrieved;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveAnswerTest {

  private static final Retrieved FOUND =
      new Retrieved(new ConversationId(new UUID(1, 1)), new MessageId(new UUID(1, 2)), List.of());
  private static final List<AnswerEvent> WRITTEN =
      List.of(
          FOUND,
          new Delta("It opened in 1932 "),
          new Cited(citation(1)),
          new Delta("[1]"),
          new Delta(". It is red "),
          new Cited(citation(2)),
          new Delta("[2]"),
          new Delta("."));

  private final LiveAnswer answer = new LiveAnswer();

  @Test
  void a_reader_that_keeps_up_gets_each_event_as_it_was_written() throws Exception {
    var read = new ArrayList<AnswerEvent>();
    var position = Position.START;
    for (var event : WRITTEN) {
      answer.accept(event);
      position = read(position, read);
    }
    assertThat(read).isEqualTo(WRITTEN);
  }

  @Test
  void a_reader_that_comes_late_gets_them_in_the_same_order_and_text_in_one_piece()
      throws Exception {
    WRITTEN.forEach(answer);
    var read = new ArrayList<AnswerEvent>();
    read(Position.START, read);
    assertThat(read)
        .containsExactly(
            FOUND,
            new Delta("It opened in 1932 "),
            new Cited(citation(1)),
            new Delta("[1]. It is red "),
            new Cited(citation(2)),
            new Delta("[2]."));
  }

  @Test
  void a_reader_that_has_the_text_but_not_its_citation_gets_the_citation_first() throws Exception {
    WRITTEN.forEach(answer);
    var read = new ArrayList<AnswerEvent>();
    read(new Position(true, "It opened in 1932 [1].".length(), 0), read);
    assertThat(read)
        .containsExactly(
            new Cited(citation(1)),
            new Delta(" It is red "),
            new Cited(citation(2)),
            new Delta("[2]."));
  }

  private Position read(Position from, List<AnswerEvent> events) throws InterruptedException {
    var position = from;
    while (answer.next(position, Duration.ZERO).orElse(null)
        instanceof Step.Event(var event, var after)) {
      events.add(event);
      position = after;
    }
    return position;
  }

  private static Citation citation(int marker) {
    var chunk = new ChunkId(new UUID(2, marker));
    return new Citation(marker, chunk, new DocumentId(new UUID(3, 4)), "a.txt", 1, 0, 10, "quote");
  }
}
