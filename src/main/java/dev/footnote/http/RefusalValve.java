package dev.footnote.http;

import dev.footnote.kernel.Ids;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answers what the container refuses before any filter of ours, such as a request line that it
 * cannot read, in the form of every other error.
 */
final class RefusalValve extends ErrorReportValve {

  private final Problems problems;
  private final Ids ids;

  RefusalValve(Problems problems, Ids ids) {
    this.problems = problems;
    this.ids = ids;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    if (isOpen(response)) {
      answer(request, response);
    }
  }

  /** Whether it is an error that nobody has answered and whose answer can still be sent. */
  private static boolean isOpen(Response response) {
    if (response.getStatus() < HttpStatus.BAD_REQUEST.value() || response.getContentWritten() > 0) {
      return false;
    }
    var canBeSent = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canBeSent);
    return response.setErrorReported() && canBeSent.get();
  }

  private void answer(Request request, Response response) {
    RequestId.assign(request, response, ids);
    SecurityHeaders.write(request, response);
    try {
      problems.write(HttpStatusCode.valueOf(response.getStatus()), request, response);
      response.finishResponse();
    } catch (IOException _) {
      // Whoever asked has gone.
    }
  }
}
