package dev.footnote.chat.answering;

import dev.footnote.chat.Reply;
import dev.footnote.kernel.AppException;
import java.util.Optional;

/** A reply to be stored, and the fault that cut it short, if it was one. */
record Written(Reply reply, Optional<AppException> fault) {}
