/** Mails as files, for who has no mail service yet. */
@NullMarked
package dev.footnote.mail.adapter.file;

import org.jspecify.annotations.NullMarked;
