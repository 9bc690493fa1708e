/** Mails by the service Resend. */
@NullMarked
package dev.footnote.mail.adapter.resend;

import org.jspecify.annotations.NullMarked;
