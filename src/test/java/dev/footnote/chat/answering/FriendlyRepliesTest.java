package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Question;
import dev.footnote.documents.DocumentId;
import dev.footnote.search.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FriendlyRepliesTest {

  private static final UserId OWNER = new UserId(new UUID(0, 1));

  @Test
  void an_empty_account_is_told_to_upload() {
    assertThat(text(Shelf.EMPTY, Scope.everythingOf(OWNER))).contains("Upload one");
  }

  @Test
  void documents_in_work_are_worth_waiting_for() {
    assertThat(text(Shelf.FILLING, Scope.everythingOf(OWNER))).contains("still being processed");
    assertThat(text(Shelf.GROWING, Scope.everythingOf(OWNER)))
        .startsWith("Nothing in your documents matches this.")
        .contains("still being processed");
  }

  @Test
  void nothing_matching_comes_with_a_next_step() {
    assertThat(text(Shelf.FILLED, Scope.everythingOf(OWNER)))
        .startsWith("Nothing in your documents matches this.")
        .contains("Try other words");
  }

  @Test
  void a_narrow_choice_is_named_as_the_reason() {
    var scope = new Scope(OWNER, Set.of(), Set.of(new DocumentId(new UUID(0, 2))));
    assertThat(text(Shelf.FILLED, scope)).contains("without that choice");
  }

  @ParameterizedTest
  @CsvSource({
    "Wann wurde die Brücke gebaut?,In Ihren",
    "Quelle est la capitale de la France ?,Rien",
    "¿Cuándo se construyó el puente?,Nada",
    "Quando è stato costruito il ponte?,Nulla",
    "Quando foi que a ponte não abriu?,Nada nos seus",
    "Wanneer werd de brug gebouwd?,Niets",
    "Kiedy i gdzie jest most?,Nic",
    "Köprü nerede ve ne için?,Belgelerinizde",
    "Когда построили мост?,В ваших",
    "متى بُني الجسر؟,لا يوجد",
    "这座桥是什么时候建成的？,您的文档",
    "橋はいつ建設されましたか,ご利用",
    "다리는 언제 지어졌나요?,문서에",
    "When was the bridge built?,Nothing",
    "Bridge?,Nothing",
    "Πότε χτίστηκε;,Nothing"
  })
  void the_reply_is_in_the_language_of_the_question(String question, String beginning) {
    var asked = new Question(question, Scope.everythingOf(OWNER), 5, Optional.empty());
    for (var shelf : Shelf.values()) {
      assertThat(new FriendlyReplies(_ -> shelf).nothingNearEnough(asked)).isNotBlank();
    }
    assertThat(new FriendlyReplies(_ -> Shelf.FILLED).nothingNearEnough(asked))
        .startsWith(beginning);
  }

  private static String text(Shelf shelf, Scope scope) {
    return new FriendlyReplies(_ -> shelf)
        .nothingNearEnough(new Question("What is it?", scope, 5, Optional.empty()));
  }
}
