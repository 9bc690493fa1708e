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
import java.util.concurrent.atomic.AtomicBoolean;
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
    var over = new AtomicBoolean();
    var watch = Thread.ofPlatform().start(() -> watch(highest, over));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, MANY)
              .mapToObj(_ -> (Callable<Client.Reply>) () -> login(person))
              .toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    } finally {
      over.set(true);
      watch.join();
    }
  }

  private Client.Reply login(Person person) {
    return Person.login(port, person.email(), Client.PASSWORD);
  }

  private static void watch(AtomicLong highest, AtomicBoolean over) {
    while (!over.get()) {
      highest.accumulateAndGet(heap(), Math::max);
    }
  }

  /** What is in use; not what the collector has left lying, which is a matter of its settings. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
