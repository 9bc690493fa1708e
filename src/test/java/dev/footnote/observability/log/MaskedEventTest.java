package dev.footnote.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class MaskedEventTest {

  private static final String CANARY = "canary-7f3a";

  private final LoggerContext context = new LoggerContext();
  private final Written written = new Written();
  private final Logger log = context.getLogger("test");

  @BeforeEach
  void install() {
    written.start();
    context.getLogger("ROOT").addAppender(written);
    context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
    MaskingAppender.install(context);
    MaskingAppender.install(context);
  }

  @Test
  void messages_and_their_arguments_are_masked() {
    log.info("sent token={} to {}", CANARY, CANARY + "@example.org");
    assertThat(only().getFormattedMessage()).isEqualTo("sent *** to ***");
    assertThat(only().getMessage()).doesNotContain(CANARY);
    assertThat(only().getArgumentArray()).isNull();
  }

  @Test
  void values_are_masked_by_name_and_by_form() {
    var id = UUID.randomUUID();
    log.atInfo()
        .addKeyValue("password", CANARY)
        .addKeyValue("to", CANARY + "@example.org")
        .addKeyValue("status", 200)
        .addKeyValue("id", id)
        .addKeyValue("none", (Object) null)
        .addKeyValue("headers", Map.of("cookie", CANARY))
        .addKeyValue("name", "a\nb")
        .log("values");
    assertThat(only().getKeyValuePairs())
        .extracting(pair -> pair.key + "=" + pair.value)
        .containsExactly(
            "password=***",
            "to=***",
            "status=200",
            "id=" + id,
            "none=null",
            "headers={***",
            "name=a\\nb");
    assertThat(only().getKeyValuePairs()).contains(new KeyValuePair("status", 200));
  }

  @Test
  void context_is_masked_but_for_the_ids_of_the_request() {
    context.getMDCAdapter().put("request_id", "Looks-Like-A-Token-0123456789-abcdef");
    context.getMDCAdapter().put("other", "token=" + CANARY);
    log.info("context");
    assertThat(only().getMDCPropertyMap())
        .containsEntry("request_id", "Looks-Like-A-Token-0123456789-abcdef")
        .containsEntry("other", "***");
    assertThat(only().getMdc()).isEqualTo(only().getMDCPropertyMap());
  }

  @Test
  void messages_of_faults_are_masked_down_to_the_last_cause() {
    var cause = new IllegalStateException("Key (email)=(" + CANARY + "@example.org) exists\nx");
    var fault = new IllegalArgumentException("password=" + CANARY, cause);
    fault.addSuppressed(new RuntimeException("Bearer " + CANARY));
    log.error("failed", fault);
    var proxy = only().getThrowableProxy();
    assertThat(proxy.getMessage()).isEqualTo("***");
    assertThat(proxy.getClassName()).isEqualTo(IllegalArgumentException.class.getName());
    assertThat(proxy.getCause().getMessage()).isEqualTo("Key (email)=(***) exists\\nx");
    assertThat(proxy.getSuppressed()[0].getMessage()).isEqualTo("***");
    assertThat(proxy.getStackTraceElementProxyArray()).isNotEmpty();
    assertThat(proxy.getCause().getCause()).isNull();
    assertThat(proxy.getOverridingMessage()).isNull();
  }

  @Test
  void the_rest_of_an_event_is_as_it_was() {
    log.warn("plain");
    var event = only();
    assertThat(event.getLevel()).isEqualTo(Level.WARN);
    assertThat(event.getLoggerName()).isEqualTo("test");
    assertThat(event.getThreadName()).isEqualTo(Thread.currentThread().getName());
    assertThat(event.getTimeStamp()).isPositive();
    assertThat(event.getThrowableProxy()).isNull();
    assertThat(event.getLoggerContextVO()).isNotNull();
  }

  private ILoggingEvent only() {
    assertThat(written.events).hasSize(1);
    return written.events.getFirst();
  }

  private static final class Written extends AppenderBase<ILoggingEvent> {

    private final List<ILoggingEvent> events = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  }
}
