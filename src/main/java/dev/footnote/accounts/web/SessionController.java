package dev.footnote.accounts.web;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.session.EndReason;
import dev.footnote.accounts.session.OwnSessions;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sessions of the account that asks. */
@RestController
@RequestMapping("/api/v1/auth/sessions")
@Tag(name = "Accounts")
class SessionController {

  private final OwnSessions own;
  private final Sessions sessions;

  SessionController(OwnSessions own, Sessions sessions) {
    this.own = own;
    this.sessions = sessions;
  }

  @GetMapping
  @Operation(summary = "The sessions that go on, newest first")
  Page<SessionReply> list(
      Caller.InSession caller,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return own.list(caller.user(), new PageRequest(limit, cursor))
        .map(session -> SessionReply.of(session, caller));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End a session")
  void end(Caller.InSession caller, @PathVariable UUID id) {
    own.end(caller.user(), id);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End all sessions but the one that asks")
  void endOthers(Caller.InSession caller) {
    sessions.endOthers(caller, EndReason.ENDED_BY_OWNER);
  }
}
