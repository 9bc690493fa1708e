package dev.footnote.documents.spi;

import dev.footnote.documents.chunking.StructuredText;
import org.jspecify.annotations.Nullable;

/** What a parser found in a file; {@code title} is the one the file itself states. */
public record ParsedDocument(StructuredText text, @Nullable String title) {}
