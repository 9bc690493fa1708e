package dev.footnote.documents.chunking;

/**
 * A heading within a text.
 *
 * @param level 1 for the outermost
 * @param start UTF-16 index of its first character
 * @param end UTF-16 index after its last
 */
public record Heading(int level, int start, int end) {}
