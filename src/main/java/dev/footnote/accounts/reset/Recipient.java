package dev.footnote.accounts.reset;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;

/** Whose password is to be set, and where the link goes. */
record Recipient(UserId account, EmailAddress email) {}
