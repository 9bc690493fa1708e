package dev.footnote.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

  @Test
  void the_form_that_hosts_hand_out_is_read() {
    var address = of("postgres://someone:a%2Fb%40c+d@db.example.org:6543/railway?sslmode=require");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.org:6543/railway?sslmode=require");
    assertThat(address.username()).isEqualTo("someone");
    assertThat(address.password().value()).isEqualTo("a/b@c+d");
  }

  @Test
  void what_the_address_does_not_name_comes_from_settings() {
    var address = of("postgresql://footnote@postgres/footnote", "other", "from a file");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://postgres:5432/footnote");
    assertThat(address.username()).isEqualTo("footnote");
    assertThat(address.password().value()).isEqualTo("from a file");
  }

  @Test
  void an_address_of_jdbc_is_taken_as_it_is() {
    var address = of("jdbc:postgresql:footnote", "me", "x1");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql:footnote");
    assertThat(address.username()).isEqualTo("me");
  }

  @Test
  void samples_and_other_databases_are_refused() {
    assertThatThrownBy(() -> of("mysql://a:b@c/d"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("not an address of PostgreSQL");
    assertThatThrownBy(() -> of("postgres://a:changeme@c/d"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("sample")
        .hasMessageNotContaining("changeme");
  }

  private static DatabaseAddress of(String url) {
    return of(url, "", "");
  }

  private static DatabaseAddress of(String url, String username, String password) {
    return DatabaseAddress.of(
        new DatabaseProperties(
            url, username, new Secret(password), 4, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }
}
