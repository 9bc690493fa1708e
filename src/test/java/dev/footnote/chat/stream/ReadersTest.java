package dev.footnote.chat.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ChatError;
import dev.footnote.kernel.AppException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadersTest {

  @Test
  void an_account_reads_no_more_streams_at_once_than_it_may() {
    var owner = new UserId(UUID.randomUUID());
    var readers = new Readers(2);
    var first = readers.take(owner);
    readers.take(owner);
    assertThatThrownBy(() -> readers.take(owner))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(ChatError.TOO_MANY_READERS));
    readers.take(new UserId(UUID.randomUUID())).close();
    first.close();
    first.close();
    readers.take(owner);
    assertThatThrownBy(() -> readers.take(owner)).isInstanceOf(AppException.class);
  }
}
