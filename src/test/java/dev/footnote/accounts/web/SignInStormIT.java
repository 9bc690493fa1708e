package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
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
    var before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    var highest = new AtomicLong(before);
    var collected = afterCollections(bytes -> highest.accumulateAndGet(bytes, Math::max));
    var replies = AtOnce.calls(MANY, _ -> Person.login(port, person.email(), Client.PASSWORD));
    collected.run();
    assertThat(replies).extracting(Client.Reply::status).isSubsetOf(200, 429, 503).contains(200);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allMatch(reply -> Integer.parseInt(reply.header("Retry-After")) > 0);
    assertThat(highest.get() - before).isLessThan(500 * MEGABYTE);
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
  }

  /**
   * Tells what each garbage collection leaves in the heap, until the result is run: what is held,
   * not what the collector has left lying, which is a matter of its settings.
   */
  private static Runnable afterCollections(LongConsumer bytes) {
    NotificationListener listener =
        (notification, _) -> bytes.accept(left((CompositeData) notification.getUserData()));
    var collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(NotificationEmitter.class::cast)
            .toList();
    collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
    return () -> collectors.forEach(collector -> remove(collector, listener));
  }

  private static void remove(NotificationEmitter collector, NotificationListener listener) {
    try {
      collector.removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long left(CompositeData collection) {
    var heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();
    return GarbageCollectionNotificationInfo.from(collection)
        .getGcInfo()
        .getMemoryUsageAfterGc()
        .entrySet()
        .stream()
        .filter(pool -> heap.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }
}
