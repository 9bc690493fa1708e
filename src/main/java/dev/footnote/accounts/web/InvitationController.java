package dev.footnote.accounts.web;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Invitations;
import dev.footnote.accounts.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations, for administrators. */
@RestController
@Tag(name = "Administration")
class InvitationController {

  private final Invitations invitations;

  InvitationController(Invitations invitations) {
    this.invitations = invitations;
  }

  @PostMapping("/api/v1/admin/invitations")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Send somebody a link that opens an account")
  InvitationReply invite(UserId administrator, @Valid @RequestBody InvitationRequest request) {
    return InvitationReply.of(invitations.invite(administrator, EmailAddress.of(request.email())));
  }
}
