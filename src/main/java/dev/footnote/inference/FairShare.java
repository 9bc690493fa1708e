package dev.footnote.inference;

import java.util.UUID;

/** Whose work it is, where several wait for the same worker. */
public record FairShare(UUID key) {

  /** Work that somebody waits for at this moment: it goes ahead of every other share. */
  public static final FairShare WAITED_FOR = new FairShare(new UUID(0, 0));
}
