/** Messages that survive a restart, and the job that delivers them. */
@NullMarked
package dev.footnote.mail.outbox;

import org.jspecify.annotations.NullMarked;
