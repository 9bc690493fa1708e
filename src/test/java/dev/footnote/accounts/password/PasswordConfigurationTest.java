package dev.footnote.accounts.password;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PasswordConfigurationTest {

  @Test
  void a_list_of_common_passwords_that_cannot_be_read_ends_the_start() {
    var unread =
        CompletableFuture.<CommonPasswords>failedFuture(new IllegalStateException("no list"));
    var endOfStart = new PasswordConfiguration().commonPasswordsAreRead(unread);
    assertThatThrownBy(endOfStart::afterSingletonsInstantiated).hasMessageContaining("no list");
  }
}
