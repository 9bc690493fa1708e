package dev.footnote.accounts.web;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Accounts;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.SignIn;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-up, sign-in and sessions over HTTP. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Accounts")
class AuthController {

  private static final Logger log = LoggerFactory.getLogger(AuthController.class);

  private final Accounts accounts;

  AuthController(Accounts accounts) {
    this.accounts = accounts;
  }

  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  @SecurityRequirements
  @Operation(summary = "Open an account")
  AccountReply register(@Valid @RequestBody RegisterRequest request) {
    return AccountReply.of(accounts.register(request.registration()));
  }

  @PostMapping("/login")
  @SecurityRequirements
  @Operation(summary = "Sign in")
  TokensReply login(
      @Valid @RequestBody LoginRequest request,
      ClientAddress address,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent) {
    var device = Device.of(address, userAgent);
    return switch (accounts.signIn(request.credentials(), device)) {
      case SignIn.SignedIn signedIn -> TokensReply.of(signedIn.tokens());
      case SignIn.BadCredentials _ -> throw badCredentials();
      case SignIn.Busy busy -> throw busy(busy.retryAfter());
      case SignIn.Throttled throttled -> throw throttled.allowance().refusal();
    };
  }

  @PostMapping("/refresh")
  @SecurityRequirements
  @Operation(summary = "Exchange a refresh token for new tokens; each can be used once")
  TokensReply refresh(@Valid @RequestBody RefreshTokenRequest request) {
    return accounts
        .refresh(request.refreshToken())
        .map(TokensReply::of)
        .orElseThrow(AuthController::invalidRefreshToken);
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @SecurityRequirements
  @Operation(summary = "End the session of a refresh token")
  void logout(@Valid @RequestBody RefreshTokenRequest request) {
    accounts.signOut(request.refreshToken());
  }

  @GetMapping("/me")
  @Operation(summary = "The account that asks")
  AccountReply me(UserId user) {
    return accounts.account(user).map(AccountReply::of).orElseThrow();
  }

  private static AppException badCredentials() {
    log.atInfo().addKeyValue("outcome", "bad_credentials").log("sign-in refused");
    return AppException.of(
        AccountError.BAD_CREDENTIALS,
        "E-mail address or password is wrong. Check both and try again.");
  }

  private static AppException busy(Duration retryAfter) {
    return AppException.of(
            AccountError.SIGN_IN_BUSY,
            "Too many passwords are being checked right now. Try again in a few seconds.")
        .retryAfter(retryAfter);
  }

  private static AppException invalidRefreshToken() {
    return AppException.of(
        AccountError.INVALID_REFRESH_TOKEN,
        "The refresh token is unknown, used, expired or signed out. Sign in again.");
  }
}
