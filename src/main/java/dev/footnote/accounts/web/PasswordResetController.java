package dev.footnote.accounts.web;

import dev.footnote.accounts.EmailVerifications;
import dev.footnote.accounts.PasswordResets;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the links in mails do, over HTTP. */
@RestController
@RequestMapping("/api/v1/auth")
@SecurityRequirements
@Tag(name = "Accounts")
class PasswordResetController {

  private final PasswordResets resets;
  private final EmailVerifications verifications;

  PasswordResetController(PasswordResets resets, EmailVerifications verifications) {
    this.resets = resets;
    this.verifications = verifications;
  }

  @PostMapping("/forgot-password")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Ask for a mail with a link by which a new password is set")
  ForgotPasswordReply forgot(
      @Valid @RequestBody ForgotPasswordRequest request, ClientAddress client) {
    resets.request(request.address(), client);
    return ForgotPasswordReply.SAME;
  }

  @PostMapping("/verify-reset-token")
  @Operation(summary = "Whether the token of a link can be used; it is not used up")
  TokenReply verify(@Valid @RequestBody TokenRequest request) {
    return TokenReply.of(resets.usableUntil(request.token()));
  }

  @PostMapping("/reset-password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Set a new password by the token of a link; ends every session")
  void reset(@Valid @RequestBody ResetPasswordRequest request) {
    resets.reset(request.token(), request.newPassword());
  }

  @PostMapping("/resend-verification")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @SecurityRequirement(name = "bearer")
  @Operation(summary = "Ask for another mail with a link that confirms the address")
  void resend(UserId user) {
    verifications.sendAgain(user);
  }

  @PostMapping("/verify-email")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Confirm the address of a new account by the token of a link")
  void confirm(@Valid @RequestBody TokenRequest request) {
    verifications.confirm(request.token());
  }
}
