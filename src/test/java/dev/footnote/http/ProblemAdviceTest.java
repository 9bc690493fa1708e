package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.kernel.RequestError;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class ProblemAdviceTest {

  private final ProblemAdvice advice = new ProblemAdvice();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/x");
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final ServletWebRequest web = new ServletWebRequest(request, response);

  @Test
  void an_unforeseen_fault_is_answered_without_its_insides() {
    var secret = new IllegalStateException("select * from users; /srv/data; dev.footnote.Thing");
    var problem = problem(advice.onAnythingElse(secret, web));
    assertThat(problem.getStatus()).isEqualTo(500);
    assertThat(problem.getDetail()).doesNotContain("select", "/srv", "dev.footnote");
    assertThat(problem.getType()).isEqualTo(URI.create("urn:footnote:error:internal_error"));
  }

  @Test
  void a_reply_that_has_begun_cannot_become_another() {
    response.setCommitted(true);
    var cut = new IllegalStateException(new SocketTimeoutException("write"));
    assertThat(advice.onAnythingElse(cut, web)).isNull();
  }

  @Test
  void a_known_fault_keeps_its_sentence_and_says_when_to_come_back() {
    var fault =
        AppException.of(HttpError.SERVICE_UNAVAILABLE, "Come back later.")
            .retryAfter(Duration.ofSeconds(7));
    var reply = advice.onAppException(fault, web);
    assertThat(problem(reply).getDetail()).isEqualTo("Come back later.");
    assertThat(reply.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
  }

  @Test
  void a_known_fault_below_others_is_found() {
    var fault = AppException.of(RequestError.INVALID_REQUEST, "limit is too high.");
    var problem = problem(advice.onAnythingElse(new IllegalStateException(fault), web));
    assertThat(problem.getStatus()).isEqualTo(400);
    assertThat(problem.getDetail()).isEqualTo("limit is too high.");
  }

  @Test
  void a_database_that_is_away_is_no_defect() {
    var fault = new DataAccessResourceFailureException("no connection to 10.0.0.7");
    var reply = advice.onAnythingElse(fault, web);
    assertThat(reply.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(reply.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    assertThat(problem(reply).getDetail()).doesNotContain("10.0.0.7");
  }

  @Test
  void text_that_postgresql_cannot_store_is_the_senders_fault() {
    var fault = new DataIntegrityViolationException("x", new SQLException("invalid byte", "22021"));
    assertThat(advice.onAnythingElse(fault, web).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void a_reply_that_has_begun_is_left_alone() {
    response.setCommitted(true);
    assertThat(advice.onAnythingElse(new IllegalStateException("late"), web)).isNull();
  }

  @Test
  void an_upload_over_the_limit_is_too_large() throws Exception {
    var reply = advice.handleException(new MaxUploadSizeExceededException(1), web);
    assertThat(reply.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    assertThat(problem(reply).getProperties()).containsEntry("code", "request_too_large");
  }

  @Test
  void each_kind_of_fault_has_a_status_of_its_own() {
    var statuses =
        Stream.of(ErrorKind.values()).map(ProblemAdviceTest::code).map(Statuses::of).toList();
    assertThat(statuses).doesNotHaveDuplicates().allMatch(HttpStatusCode::isError);
  }

  @Test
  void each_status_of_the_framework_has_a_code_and_a_sentence() {
    for (var status : HttpStatus.values()) {
      if (status.isError()) {
        assertThat(Statuses.codeOf(status).code()).isNotBlank();
        assertThat(StatusSentences.of(status)).endsWith(".");
      }
    }
  }

  @Test
  void field_names_are_told_as_they_are_in_json() {
    assertThat(FieldNames.snakeCase("refreshToken")).isEqualTo("refresh_token");
    assertThat(FieldNames.snakeCase("chunking.chunkSize")).isEqualTo("chunking.chunk_size");
    assertThat(FieldNames.snakeCase("email")).isEqualTo("email");
  }

  @Test
  void nothing_known_lies_under_no_exception() {
    assertThat(Fault.under(null)).isEqualTo(Optional.empty());
  }

  private static dev.footnote.kernel.ErrorCode code(ErrorKind kind) {
    return new dev.footnote.kernel.ErrorCode() {
      @Override
      public String name() {
        return kind.name();
      }

      @Override
      public ErrorKind kind() {
        return kind;
      }
    };
  }

  private static ProblemDetail problem(ResponseEntity<Object> reply) {
    return (ProblemDetail) reply.getBody();
  }
}
