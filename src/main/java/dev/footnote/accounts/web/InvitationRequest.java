package dev.footnote.accounts.web;

import jakarta.validation.constraints.NotNull;

/** Invites the owner of an address. */
record InvitationRequest(@NotNull String email) {}
