package dev.footnote.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.util.unit.DataSize;

class PasswordHashingTest {

  private static final PasswordProperties PROPERTIES =
      new PasswordProperties(DataSize.ofMegabytes(19), 2, 0, Duration.ofSeconds(2));
  private static final Secret PASSWORD = new Secret("a long enough pass phrase 7");

  private final PasswordHashing hashing =
      new PasswordHashing(
          PasswordConfiguration.encoder(PROPERTIES),
          new HashingGate(1, Duration.ofSeconds(2)),
          PasswordConfiguration.hashOfNobody(PROPERTIES, new SecureRandom()));

  @Test
  void the_hash_is_argon2id_with_the_required_cost_and_a_salt_of_16_bytes() {
    var parts = hashing.hash(PASSWORD).orElseThrow().split("\\$");
    assertThat(parts[0]).isEqualTo("{argon2id}");
    assertThat(parts[1]).isEqualTo("argon2id");
    assertThat(parts[3]).isEqualTo("m=19456,t=2,p=1");
    assertThat(Base64.getDecoder().decode(parts[4])).hasSize(16);
    assertThat(Base64.getDecoder().decode(parts[5])).hasSize(32);
  }

  @Test
  void the_right_password_is_right_and_needs_no_better_hash() {
    var hash = hashing.hash(PASSWORD);
    assertThat(hashing.compare(PASSWORD, hash))
        .isEqualTo(new PasswordCheck(true, Optional.empty()));
  }

  @Test
  void another_password_is_wrong() {
    var hash = hashing.hash(PASSWORD);
    assertThat(hashing.compare(new Secret("A long enough pass phrase 7"), hash))
        .isEqualTo(PasswordCheck.WRONG);
  }

  @Test
  void nobody_has_no_password() {
    assertThat(hashing.compare(PASSWORD, Optional.empty())).isEqualTo(PasswordCheck.WRONG);
  }

  /** S11: comparing takes as long as with a hash of today. */
  @Test
  void the_hash_of_nobody_has_the_cost_and_form_of_every_other() {
    var hash = PasswordConfiguration.hashOfNobody(PROPERTIES, new SecureRandom());
    var made = hashing.hash(PASSWORD).orElseThrow();
    assertThat(hash).hasSameSizeAs(made).startsWith(made.substring(0, made.lastIndexOf("p=1$")));
    assertThat(PasswordConfiguration.encoder(PROPERTIES).upgradeEncoding(hash)).isFalse();
    assertThat(hash)
        .isNotEqualTo(PasswordConfiguration.hashOfNobody(PROPERTIES, new SecureRandom()));
  }

  @Test
  void a_weaker_hash_is_answered_with_a_better_one() {
    var weak =
        "{argon2id}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(PASSWORD.value());
    var check = hashing.compare(PASSWORD, Optional.of(weak));
    assertThat(check.right()).isTrue();
    assertThat(check.betterHash().orElseThrow()).contains("m=19456,t=2,p=1");
  }

  @Test
  void who_finds_no_place_is_told_so_instead_of_waiting_for_ever() throws InterruptedException {
    var gate = new HashingGate(1, Duration.ofMillis(20));
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var holder = Thread.startVirtualThread(() -> gate.within(() -> hold(entered, leave)));
    entered.await();
    assertThat(gate.within(() -> "never")).isEmpty();
    leave.countDown();
    holder.join();
    assertThat(gate.within(() -> "now")).contains("now");
  }

  @Test
  void a_place_is_given_back_after_a_fault() {
    var gate = new HashingGate(1, Duration.ofMillis(20));
    try {
      gate.within(
          () -> {
            throw new IllegalStateException("on purpose");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("on purpose");
    }
    assertThat(gate.within(() -> "next")).contains("next");
  }

  @Test
  void as_many_hashes_run_at_once_as_there_are_processors_unless_told_otherwise() {
    assertThat(PROPERTIES.permits(8)).isEqualTo(8);
    var told = new PasswordProperties(DataSize.ofMegabytes(19), 2, 3, Duration.ofSeconds(2));
    assertThat(told.permits(8)).isEqualTo(3);
  }

  @Test
  void less_memory_than_recommended_is_no_setting() {
    assertThat(PROPERTIES.isMemoryEnough()).isTrue();
    assertThat(
            new PasswordProperties(DataSize.ofMegabytes(18), 2, 0, Duration.ofSeconds(2))
                .isMemoryEnough())
        .isFalse();
  }

  private static String hold(CountDownLatch entered, CountDownLatch leave) {
    entered.countDown();
    try {
      leave.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "held";
  }
}
