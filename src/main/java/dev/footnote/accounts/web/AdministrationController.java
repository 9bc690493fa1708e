package dev.footnote.accounts.web;

import dev.footnote.accounts.PasswordResets;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.registry.Administration;
import dev.footnote.accounts.session.SigningKeyRotation;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of others, for administrators. */
@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Administration")
class AdministrationController {

  private final Administration administration;
  private final PasswordResets resets;
  private final SigningKeyRotation keys;

  AdministrationController(
      Administration administration, PasswordResets resets, SigningKeyRotation keys) {
    this.administration = administration;
    this.resets = resets;
    this.keys = keys;
  }

  @GetMapping("/users")
  @Operation(summary = "All accounts, newest first; email: a part of their address")
  Page<ListedAccountReply> list(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return administration.list(email, new PageRequest(limit, cursor)).map(ListedAccountReply::of);
  }

  @PostMapping("/users/{id}/disable")
  @Operation(summary = "End all sessions of an account and let nobody into it")
  ListedAccountReply disable(UserId administrator, @PathVariable UUID id) {
    return ListedAccountReply.of(administration.disable(administrator, id));
  }

  @PostMapping("/users/{id}/enable")
  @Operation(summary = "Let the owner of a disabled account sign in again")
  ListedAccountReply enable(UserId administrator, @PathVariable UUID id) {
    return ListedAccountReply.of(administration.enable(administrator, id));
  }

  @PostMapping("/users/{id}/reset-password")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Send the owner of an account a link by which a new password is set")
  void resetPassword(UserId administrator, @PathVariable UUID id) {
    resets.request(new UserId(id), administrator);
  }

  @PostMapping("/signing-keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make a new key for access tokens; nobody is signed out")
  NewSigningKeyReply rotate(UserId administrator) {
    return new NewSigningKeyReply(keys.rotate(administrator.value()));
  }

  /** When the new key begins to sign. */
  record NewSigningKeyReply(Instant signsFrom) {}
}
