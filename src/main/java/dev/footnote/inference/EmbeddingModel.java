package dev.footnote.inference;

/** Name (with whatever changes the vectors, as quantisation does) and length of its vectors. */
public record EmbeddingModel(String name, int dimension) {}
