package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;

/** A chunk and its raw score in one half. */
public record Hit(ChunkId chunk, double score) {}
