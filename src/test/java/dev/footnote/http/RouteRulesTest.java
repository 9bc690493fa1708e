package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Role;
import dev.footnote.accounts.Standing;
import dev.footnote.accounts.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteRulesTest {

  private static final Route KNOWN = Route.known(GET, "/me");
  private static final Route WORK = Route.signedIn(GET, "/documents");
  private static final Route SESSION = Route.inSession(GET, "/sessions");
  private static final Route READ = Route.administration(GET, "/users");
  private static final Route CHANGE = Route.administration(POST, "/users/disable");

  @Test
  void a_person_may_do_everything_but_administer() {
    var person = person(Role.USER);
    assertMay(person, KNOWN, WORK, SESSION);
    assertMayNot(person, HttpError.FORBIDDEN, READ, CHANGE);
    assertMay(person(Role.ADMIN), KNOWN, WORK, SESSION, READ, CHANGE);
  }

  @Test
  void a_program_may_work_only() {
    var program = program(Role.USER);
    assertMay(program, KNOWN, WORK);
    assertMayNot(program, HttpError.SESSION_REQUIRED, SESSION);
    assertMayNot(program, HttpError.FORBIDDEN, READ, CHANGE);
  }

  @Test
  void a_program_of_an_administrator_may_look() {
    assertMay(program(Role.ADMIN), READ);
    assertMayNot(program(Role.ADMIN), HttpError.SESSION_REQUIRED, CHANGE, SESSION);
  }

  @Test
  void who_has_to_confirm_the_address_first_sees_and_leaves_the_account_only() {
    var unverified = person(Role.USER).with(Standing.UNVERIFIED);
    assertMay(unverified, KNOWN, SESSION);
    assertMayNot(unverified, HttpError.EMAIL_UNVERIFIED, WORK);
    assertMayNot(program(Role.USER).with(Standing.UNVERIFIED), HttpError.EMAIL_UNVERIFIED, WORK);
  }

  private static void assertMay(Caller caller, Route... routes) {
    for (var route : routes) {
      assertThat(RouteRules.refusal(route, caller)).as(route.pattern()).isEmpty();
    }
  }

  private static void assertMayNot(Caller caller, HttpError refusal, Route... routes) {
    for (var route : routes) {
      assertThat(RouteRules.refusal(route, caller)).as(route.pattern()).contains(refusal);
    }
  }

  private static Caller person(Role role) {
    return new Caller.InSession(new UserId(new UUID(1, 1)), role, Standing.FULL, new UUID(1, 2));
  }

  private static Caller program(Role role) {
    return new Caller.WithKey(new UserId(new UUID(1, 1)), role, Standing.FULL, new UUID(1, 3));
  }
}
