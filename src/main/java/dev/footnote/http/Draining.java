package dev.footnote.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * When the service stops: lets the requests under way come to their end, and turns new ones away as
 * long as that takes, so that who sends them can go elsewhere. Probes are answered throughout.
 */
final class Draining extends OncePerRequestFilter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Draining.class);
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final String UNDER_WAY = Draining.class.getName();

  private final Problems problems;
  private int underWay;
  private boolean draining;
  private boolean running;

  Draining(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!begin(request)) {
      refuse(request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    response.setHeader(HttpHeaders.CONNECTION, "close");
    problems.write(
        HttpError.SERVICE_UNAVAILABLE,
        "The service is stopping. Try again soon.",
        request,
        response);
  }

  private synchronized boolean begin(HttpServletRequest request) {
    if (!draining) {
      underWay++;
      request.setAttribute(UNDER_WAY, true);
    }
    return !draining;
  }

  /** The container has nothing more to do for the request; it may say so more than once. */
  synchronized void over(HttpServletRequest request) {
    if (request.getAttribute(UNDER_WAY) != null) {
      request.removeAttribute(UNDER_WAY);
      underWay--;
      notifyAll();
    }
  }

  @Override
  public synchronized void start() {
    running = true;
    draining = false;
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /** Whoever stops the service waits for the word, but no longer than a phase may take. */
  @Override
  public synchronized void stop(Runnable done) {
    running = false;
    draining = true;
    log.atInfo().addKeyValue("requests", underWay).log("letting requests finish");
    Thread.ofVirtual().name("draining").start(() -> awaitTheLast(done));
  }

  private synchronized void awaitTheLast(Runnable done) {
    try {
      while (underWay > 0) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      done.run();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
