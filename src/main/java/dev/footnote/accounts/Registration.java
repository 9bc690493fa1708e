package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What someone gives to open an account.
 *
 * @param invitation the token of an invitation, where there is one
 */
public record Registration(
    EmailAddress email, Secret password, @Nullable String name, Optional<Secret> invitation) {}
