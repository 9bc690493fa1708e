package dev.footnote.chat.answering;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * When the service stops: lets answers be written for a while, beside the requests that are let
 * finish, and ends the rest, so that each is stored as far as it is written and its readers are
 * told. Also those that nobody reads any more.
 */
final class AnswersAtStop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AnswersAtStop.class);

  /** How soon an answer is ended that was begun after the others were. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Running answers;
  private final Duration patience;
  private volatile boolean running;

  AnswersAtStop(Running answers, Duration patience) {
    this.answers = answers;
    this.patience = patience;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /** Whoever stops the service waits for the word, but no longer than a phase may take. */
  @Override
  public void stop(Runnable done) {
    running = false;
    Thread.ofVirtual().name("answers-stop").start(() -> finish(done));
  }

  private void finish(Runnable done) {
    try {
      var wait = patience;
      while (!answers.awaitNone(wait)) {
        log.atInfo().addKeyValue("answers", answers.interruptAll()).log("ending answers");
        wait = AGAIN;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      done.run();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
