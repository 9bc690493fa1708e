package dev.footnote.accounts.registry;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Invitation;
import dev.footnote.accounts.Registration;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows who may open an account. */
@Component
class Admission {

  private final RegistrationProperties properties;
  private final InvitationStore invitations;
  private final Clock clock;

  Admission(RegistrationProperties properties, InvitationStore invitations, Clock clock) {
    this.properties = properties;
    this.invitations = invitations;
    this.clock = clock;
  }

  /** Passes who may; before any work is done for who may not. */
  void check(Registration registration) {
    switch (properties.mode()) {
      case CLOSED ->
          throw AppException.of(
              AccountError.REGISTRATION_CLOSED, "Nobody can open an account here.");
      case INVITATION -> checkInvited(registration);
      case OPEN -> registration.invitation().ifPresent(token -> checkGood(token, registration));
    }
  }

  /**
   * Uses up the invitation, if there is one; of two uses at once the second finds none. Gives when
   * it was proven whose address it is: only its owner has read the mail.
   */
  Optional<Instant> admit(Registration registration) {
    var now = clock.instant();
    var token = registration.invitation();
    if (token.isPresent() && !invitations.use(token.get(), registration.email(), now)) {
      throw noGood();
    }
    return token.map(used -> now);
  }

  private void checkInvited(Registration registration) {
    var token =
        registration
            .invitation()
            .orElseThrow(
                () ->
                    AppException.of(
                        AccountError.INVITATION_REQUIRED,
                        "Accounts are opened by invitation here. Ask an administrator for one."));
    checkGood(token, registration);
  }

  private void checkGood(Secret token, Registration registration) {
    var invited = invitations.find(token, clock.instant()).map(Invitation::email);
    if (!invited.equals(Optional.of(registration.email().value()))) {
      throw noGood();
    }
  }

  static AppException noGood() {
    return AppException.of(
        AccountError.INVALID_INVITATION,
        "The invitation is unknown, used, expired or for another address. Ask for a new one.");
  }
}
