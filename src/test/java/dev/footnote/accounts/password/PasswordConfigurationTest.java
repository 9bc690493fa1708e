package dev.footnote.accounts.password;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.Secret;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordConfigurationTest {

  private static final CompletableFuture<CommonPasswords> READ =
      CompletableFuture.completedFuture(new CommonPasswords(Set.of()));

  @Test
  void a_list_of_common_passwords_that_cannot_be_read_ends_the_start() {
    var unread =
        CompletableFuture.<CommonPasswords>failedFuture(new IllegalStateException("no list"));
    assertThatThrownBy(() -> endOfStart(unread, "hash")).hasMessageContaining("no list");
  }

  @Test
  void a_hash_of_nobodys_password_that_cannot_be_made_ends_the_start() {
    assertThatThrownBy(() -> endOfStart(READ, null)).hasMessageContaining("no memory");
  }

  private static void endOfStart(CompletableFuture<CommonPasswords> common, @Nullable String hash) {
    var gate = new HashingGate(1, Duration.ofSeconds(2));
    var hashing = new PasswordHashing(new Encoder(hash), gate, new Secret("nobody's"));
    new PasswordConfiguration().passwordsArePrepared(common, hashing).afterSingletonsInstantiated();
  }

  private record Encoder(@Nullable String hash) implements PasswordEncoder {

    @Override
    public String encode(CharSequence password) {
      if (hash == null) {
        throw new IllegalStateException("no memory");
      }
      return hash;
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
      return encoded.equals(hash);
    }
  }
}
