package dev.footnote.mail;

/** Keeps messages until they are delivered. */
public interface Outbox {

  /**
   * Queues a message in the transaction of the caller: it is sent if that commits, and only then.
   */
  void queue(Letter letter);
}
