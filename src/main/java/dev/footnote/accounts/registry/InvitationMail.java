package dev.footnote.accounts.registry;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Invitation;
import dev.footnote.accounts.Invitations;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Makes invitations and writes them. */
@Component
record InvitationMail(Ids ids, RandomTokens tokens, AccountLetters letters) {

  /** With microseconds, as PostgreSQL stores them. */
  Invitation invitation(EmailAddress email, Instant now, Instant expiresAt) {
    return new Invitation(
        ids.next(),
        email.value(),
        now.truncatedTo(ChronoUnit.MICROS),
        expiresAt.truncatedTo(ChronoUnit.MICROS));
  }

  /** Sends it in the transaction of the caller; gives the token that only the mail holds. */
  Secret send(Invitation invitation) {
    var token = tokens.next();
    letters.invitation(
        new EmailAddress(invitation.email()),
        Invitations.PAGE + "?token=" + token.value(),
        invitation.expiresAt());
    return token;
  }
}
