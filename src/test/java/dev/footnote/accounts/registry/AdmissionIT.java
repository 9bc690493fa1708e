package dev.footnote.accounts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Invitation;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.registry.RegistrationProperties.Mode;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.Secret;
import dev.footnote.testing.AtOnce;
import dev.footnote.testing.SettableClock;
import dev.footnote.testing.TestDatabase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who may open an account, by the three modes. */
class AdmissionIT {

  private static final UserId ADMINISTRATOR = new UserId(new UUID(1, 1));
  private static final EmailAddress INVITED = EmailAddress.of("invited@example.org");
  private static final Secret TOKEN = new Secret("token");
  private static DataSource database;

  private final SettableClock clock = new SettableClock();
  private final InvitationStore invitations = new InvitationStore(JdbcClient.create(database));

  @BeforeAll
  static void migrate() {
    database = new DriverManagerDataSource(TestDatabase.create());
    Flyway.configure().dataSource(database).load().migrate();
    JdbcClient.create(database)
        .sql("insert into users (id, email, created_at) values (:id, 'admin@example.org', now())")
        .param("id", ADMINISTRATOR.value())
        .update();
  }

  @BeforeEach
  void invite() {
    invite(TOKEN);
  }

  @Test
  void everybody_may_where_it_is_open() {
    var admission = admission(Mode.OPEN);
    admission.check(by("anybody@example.org", null));
    assertThat(admission.admit(by("anybody@example.org", null))).isEmpty();
  }

  @Test
  void nobody_may_where_it_is_closed() {
    assertRefused(Mode.CLOSED, by("anybody@example.org", null), AccountError.REGISTRATION_CLOSED);
    assertRefused(Mode.CLOSED, by(INVITED.value(), TOKEN), AccountError.REGISTRATION_CLOSED);
  }

  @Test
  void who_was_invited_may_once_and_is_known_to_own_the_address() {
    var admission = admission(Mode.INVITATION);
    var registration = by(INVITED.value(), TOKEN);
    admission.check(registration);
    assertThat(admission.admit(registration)).isPresent();
    assertRefused(Mode.INVITATION, registration, AccountError.INVALID_INVITATION);
    assertThatThrownBy(() -> admission.admit(registration)).isInstanceOf(AppException.class);
  }

  @Test
  void nobody_else_may() {
    assertRefused(Mode.INVITATION, by(INVITED.value(), null), AccountError.INVITATION_REQUIRED);
    assertRefused(Mode.INVITATION, by("other@example.org", TOKEN), AccountError.INVALID_INVITATION);
    assertRefused(
        Mode.INVITATION,
        by(INVITED.value(), new Secret("forged")),
        AccountError.INVALID_INVITATION);
  }

  @Test
  void an_invitation_that_is_no_good_is_refused_where_it_is_open_too() {
    assertRefused(
        Mode.OPEN, by(INVITED.value(), new Secret("forged")), AccountError.INVALID_INVITATION);
  }

  @Test
  void an_invitation_expires() {
    clock.advance(Duration.ofDays(7));
    assertRefused(Mode.INVITATION, by(INVITED.value(), TOKEN), AccountError.INVALID_INVITATION);
  }

  @Test
  void a_new_invitation_stands_in_for_the_one_before() {
    invite(new Secret("second"));
    assertRefused(Mode.INVITATION, by(INVITED.value(), TOKEN), AccountError.INVALID_INVITATION);
    admission(Mode.INVITATION).check(by(INVITED.value(), new Secret("second")));
  }

  @Test
  void of_fifty_uses_at_once_one_is_admitted() throws Exception {
    var admission = admission(Mode.INVITATION);
    var admitted = AtOnce.calls(50, _ -> isAdmitted(admission));
    assertThat(admitted).filteredOn(one -> one).hasSize(1);
  }

  @Test
  void only_the_hash_of_a_token_is_stored() {
    var rows =
        JdbcClient.create(database)
            .sql("select i::text from invitations i")
            .query(String.class)
            .list();
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(TOKEN.value()));
  }

  private static boolean isAdmitted(Admission admission) {
    try {
      return admission.admit(by(INVITED.value(), TOKEN)).isPresent();
    } catch (AppException e) {
      return false;
    }
  }

  private void invite(Secret token) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var invitation =
        new Invitation(UUID.randomUUID(), INVITED.value(), now, now.plus(Duration.ofDays(7)));
    invitations.replace(invitation, token, ADMINISTRATOR);
  }

  private Admission admission(Mode mode) {
    return new Admission(new RegistrationProperties(mode, Duration.ofDays(7)), invitations, clock);
  }

  private void assertRefused(Mode mode, Registration registration, ErrorCode code) {
    assertThatThrownBy(() -> admission(mode).check(registration))
        .isInstanceOfSatisfying(
            AppException.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static Registration by(
      String email, @org.jspecify.annotations.Nullable Secret invitation) {
    return new Registration(
        EmailAddress.of(email), new Secret("p"), null, Optional.ofNullable(invitation));
  }
}
