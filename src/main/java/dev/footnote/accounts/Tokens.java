package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.time.Duration;

/** What a session is used with: the access token for requests, the refresh token for new ones. */
public record Tokens(Secret accessToken, Duration expiresIn, Secret refreshToken) {}
