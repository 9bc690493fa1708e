package dev.footnote.mail.outbox;

import dev.footnote.mail.Email;
import java.time.Instant;

/**
 * A message that waits for delivery.
 *
 * @param failures tries that have failed so far
 * @param sendUntil when it is given up
 */
record QueuedEmail(Email email, String template, int failures, Instant sendUntil) {}
