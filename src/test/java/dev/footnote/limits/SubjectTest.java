package dev.footnote.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.ClientAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubjectTest {

  @Test
  void addresses_of_one_ipv6_network_are_one_client() {
    var first = client("2001:db8:1:2:3:4:5:6");
    assertThat(client("2001:db8:1:2::1")).isEqualTo(first);
    assertThat(client("2001:db8:1:3::1")).isNotEqualTo(first);
  }

  @Test
  void each_ipv4_address_is_a_client_also_when_written_as_ipv6() {
    assertThat(client("192.0.2.1")).isNotEqualTo(client("192.0.2.2"));
    assertThat(client("::ffff:192.0.2.1")).isNotEqualTo(client("::ffff:192.0.2.2"));
  }

  @Test
  void what_is_no_address_is_taken_as_it_is() {
    assertThat(client("unknown")).isEqualTo(client("unknown")).isNotEqualTo(client("other"));
  }

  @Test
  void an_account_a_client_and_a_name_are_never_the_same() {
    var id = new UUID(1, 2);
    assertThat(Subject.account(id).text())
        .isNotEqualTo(Subject.named(id.toString()).text())
        .isNotEqualTo(client(id.toString()).text());
    assertThat(Subject.account(id).account()).isEqualTo(id);
  }

  @Test
  void it_does_not_print_an_address() {
    assertThat(client("192.0.2.1").toString()).doesNotContain("192");
    assertThat(Subject.named("ada@example.org").toString()).doesNotContain("ada");
  }

  private static Subject client(String address) {
    return Subject.client(new ClientAddress(address));
  }
}
