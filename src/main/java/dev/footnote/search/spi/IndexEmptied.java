package dev.footnote.search.spi;

/** An index had to be begun anew while the service runs, and must be filled again. */
public record IndexEmptied() {}
