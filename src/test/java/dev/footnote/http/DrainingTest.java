package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@Timeout(20)
class DrainingTest {

  private final Draining draining = new Draining(new Problems(JsonMapper.builder().build()));
  private final CountDownLatch drained = new CountDownLatch(1);

  @BeforeEach
  void start() {
    draining.start();
  }

  @Test
  void a_stop_waits_until_the_container_is_done_with_each_request() throws Exception {
    var first = begun("/api/v1/search");
    var second = begun("/api/v1/rag/chat");
    draining.stop(drained::countDown);
    draining.over(first);
    assertThat(drained.await(50, TimeUnit.MILLISECONDS)).isFalse();
    draining.over(second);
    drained.await();
  }

  @Test
  void a_request_is_over_once() throws Exception {
    var first = begun("/api/v1/search");
    begun("/api/v1/rag/chat");
    draining.over(first);
    draining.over(first);
    draining.stop(drained::countDown);
    assertThat(drained.await(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void new_requests_are_turned_away_and_not_waited_for() throws Exception {
    draining.stop(drained::countDown);
    var request = new MockHttpServletRequest("GET", "/api/v1/documents");
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    draining.doFilter(request, response, chain);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(chain.getRequest()).isNull();
    draining.over(request);
    await().until(() -> drained.getCount() == 0);
  }

  @Test
  void probes_are_answered_and_not_waited_for() throws Exception {
    begun("/health/live");
    draining.stop(drained::countDown);
    drained.await();
    begun("/health/live");
  }

  private MockHttpServletRequest begun(String path) throws ServletException, IOException {
    var request = new MockHttpServletRequest("GET", path);
    var chain = new MockFilterChain();
    draining.doFilter(request, new MockHttpServletResponse(), chain);
    assertThat(chain.getRequest()).isSameAs(request);
    return request;
  }
}
