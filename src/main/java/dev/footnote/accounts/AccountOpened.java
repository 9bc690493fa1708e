package dev.footnote.accounts;

/** A new account; published in the transaction that opens it. */
public record AccountOpened(UserId id, EmailAddress email) {}
