package dev.footnote.search.spi;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.CollectionId;
import dev.footnote.inference.Embedding;
import org.jspecify.annotations.Nullable;

/** A chunk with everything that either half indexes or filters by. */
public record IndexedChunk(
    Chunk chunk,
    int version,
    UserId owner,
    CollectionId collection,
    String title,
    @Nullable String language,
    Embedding embedding) {}
