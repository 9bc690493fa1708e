package dev.footnote.accounts.web;

/** Says the same to everybody. */
record ForgotPasswordReply(String message) {

  static final ForgotPasswordReply SAME =
      new ForgotPasswordReply(
          "If there is an account with this address, a mail with a link is on its way.");
}
