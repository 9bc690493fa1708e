package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Invitation;
import dev.footnote.accounts.Invitations;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invitations by links in mails. */
@Component
class MailedInvitations implements Invitations {

  private final InvitationStore store;
  private final InvitationMail mail;
  private final RegistrationProperties properties;
  private final SigningUp signingUp;
  private final Changes changes;
  private final Clock clock;

  MailedInvitations(
      InvitationStore store,
      InvitationMail mail,
      RegistrationProperties properties,
      SigningUp signingUp,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.mail = mail;
    this.properties = properties;
    this.signingUp = signingUp;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Invitation invite(UserId administrator, EmailAddress email) {
    var now = clock.instant();
    var invitation = mail.invitation(email, now, now.plus(properties.invitationTtl()));
    changes.make(event(administrator, invitation.id()), () -> send(invitation, administrator));
    return invitation;
  }

  private void send(Invitation invitation, UserId administrator) {
    store.replace(invitation, mail.send(invitation), administrator);
  }

  @Override
  public Optional<Instant> usableUntil(Secret token) {
    return store.find(token, clock.instant()).map(Invitation::expiresAt);
  }

  @Override
  public Account accept(Secret token, Secret password) {
    var email =
        store
            .find(token, clock.instant())
            .map(invitation -> new EmailAddress(invitation.email()))
            .orElseThrow(Admission::noGood);
    return signingUp.register(new Registration(email, password, null, Optional.of(token)));
  }

  private static AuditEvent event(UserId administrator, UUID invitation) {
    return AuditEvent.success("invitation.create", administrator.value())
        .with("invitation", invitation.toString());
  }
}
