package dev.footnote.accounts.session;

import java.util.Locale;

/** Why a session ended before its time. */
public enum EndReason {
  SIGNED_OUT,
  REFRESH_TOKEN_REUSED,
  ENDED_BY_OWNER,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  ACCOUNT_DISABLED;

  /** As it is stored and told to whoever guards the service. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
