package dev.footnote.inference;

import java.util.UUID;

/** Whose work it is, where several wait for the same worker. */
public record FairShare(UUID key) {}
