package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentId;
import dev.footnote.search.Scope;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

  private static String text(Shelf shelf, Scope scope) {
    return new FriendlyReplies(_ -> shelf).nothingNearEnough(scope);
  }
}
