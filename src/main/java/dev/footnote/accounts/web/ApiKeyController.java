package dev.footnote.accounts.web;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.apikey.ApiKeys;
import dev.footnote.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys with which programs use the account that asks. */
@RestController
@RequestMapping("/api/v1/auth/api-keys")
@Tag(name = "Accounts")
class ApiKeyController {

  private final ApiKeys keys;

  ApiKeyController(ApiKeys keys) {
    this.keys = keys;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make an API key; it is shown this one time")
  NewApiKeyReply create(Caller.InSession caller, @Valid @RequestBody ApiKeyRequest request) {
    var expiry = Optional.ofNullable(request.expiresAt());
    return NewApiKeyReply.of(keys.create(caller.user(), request.name(), expiry));
  }

  @GetMapping
  @Operation(summary = "The API keys of the account, newest first")
  Page<ApiKeyReply> list(Caller.InSession caller) {
    return new Page<>(keys.list(caller.user()), null).map(ApiKeyReply::of);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete an API key")
  void delete(Caller.InSession caller, @PathVariable UUID id) {
    keys.delete(caller.user(), id);
  }
}
