package dev.footnote.documents.adapter.tika;

/** Bounds that a worker keeps while it reads a file. */
record ParserLimits(int maxCharacters, long maxInflated, int maxRatio, int maxEntries) {}
