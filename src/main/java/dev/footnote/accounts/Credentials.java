package dev.footnote.accounts;

import dev.footnote.kernel.Secret;

/** What someone gives to sign in. */
public record Credentials(EmailAddress email, Secret password) {}
