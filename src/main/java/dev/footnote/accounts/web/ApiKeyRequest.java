package dev.footnote.accounts.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes an API key. */
record ApiKeyRequest(
    @NotNull
        @Pattern(
            regexp = "\\P{Cntrl}{1,100}",
            message = "must have 1 to 100 characters, none of them a control character")
        String name,
    @Nullable Instant expiresAt) {}
