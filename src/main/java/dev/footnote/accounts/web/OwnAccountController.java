package dev.footnote.accounts.web;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.registry.AccountRemoval;
import dev.footnote.accounts.registry.PasswordChange;
import dev.footnote.kernel.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What asks for the password once more. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Accounts")
class OwnAccountController {

  private final PasswordChange passwords;
  private final AccountRemoval removal;

  OwnAccountController(PasswordChange passwords, AccountRemoval removal) {
    this.passwords = passwords;
    this.removal = removal;
  }

  @PostMapping("/change-password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Set another password; all other sessions end")
  void changePassword(
      Caller.InSession caller,
      @Valid @RequestBody ChangePasswordRequest request,
      ClientAddress address) {
    passwords.change(
        caller, request.currentPassword(), request.newPassword(), Device.of(address, null));
  }

  @DeleteMapping("/me")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete the account with all that belongs to it")
  void delete(
      Caller.InSession caller,
      @Valid @RequestBody DeleteAccountRequest request,
      ClientAddress address) {
    removal.delete(caller, request.password(), Device.of(address, null));
  }
}
