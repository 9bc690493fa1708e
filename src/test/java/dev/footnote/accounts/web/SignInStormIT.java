package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** S7: many sign-ins at once cost neither the memory nor the processors of the service. */
@ServiceTest
class SignInStormIT {

  private static final int MANY = 200;
  private static final long MEGABYTE = 1024 * 1024;

  @LocalServerPort int port;

  @Test
  void of_two_hundred_at_once_some_are_let_in_and_the_others_told_to_come_back() throws Exception {
    var person = Person.at(port);
    System.gc();
    var before = heap();
    var highest = new AtomicLong(before);
    var replies = storm(person, highest);
    assertThat(replies).extracting(Client.Reply::status).isSubsetOf(200, 429, 503).contains(200);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allMatch(reply -> Integer.parseInt(reply.header("Retry-After")) > 0);
    assertThat(highest.get() - before).isLessThan(500 * MEGABYTE);
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
  }

  private List<Client.Reply> storm(Person person, AtomicLong highest) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, MANY)
              .mapToObj(_ -> (Callable<Client.Reply>) () -> login(person, highest))
              .toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private Client.Reply login(Person person, AtomicLong highest) {
    var reply = Person.login(port, person.email(), Client.PASSWORD);
    highest.accumulateAndGet(heap(), Math::max);
    return reply;
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
