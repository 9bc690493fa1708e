package dev.footnote.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's account; the e-mail address is stored in lower case. */
public record Account(UserId id, String email, @Nullable String name, Instant createdAt) {}
