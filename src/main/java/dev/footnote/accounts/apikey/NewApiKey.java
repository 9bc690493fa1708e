package dev.footnote.accounts.apikey;

import dev.footnote.kernel.Secret;

/** A key at the one time that it is shown. */
public record NewApiKey(ApiKey key, Secret text) {}
