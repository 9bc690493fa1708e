/** Mails by a mail server (SMTP). */
@NullMarked
package dev.footnote.mail.adapter.smtp;

import org.jspecify.annotations.NullMarked;
