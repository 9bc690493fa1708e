package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import org.jspecify.annotations.Nullable;

/** What someone gives to open an account. */
public record Registration(EmailAddress email, Secret password, @Nullable String name) {}
