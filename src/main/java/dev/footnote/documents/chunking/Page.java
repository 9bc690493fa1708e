package dev.footnote.documents.chunking;

/**
 * A page of a text.
 *
 * @param number from 1
 * @param start UTF-16 index of its first character
 */
public record Page(int number, int start) {}
