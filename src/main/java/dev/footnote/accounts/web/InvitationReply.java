package dev.footnote.accounts.web;

import dev.footnote.accounts.Invitation;
import java.time.Instant;
import java.util.UUID;

/** An invitation as the administrator sees it: its link is in the mail only. */
record InvitationReply(UUID id, String email, Instant createdAt, Instant expiresAt) {

  static InvitationReply of(Invitation invitation) {
    return new InvitationReply(
        invitation.id(), invitation.email(), invitation.createdAt(), invitation.expiresAt());
  }
}
