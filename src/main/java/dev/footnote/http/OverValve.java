package dev.footnote.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tells that a request is over when the container says so: its reply was sent, a stream to its end,
 * or its client has gone. A listener of asynchronous requests is not told of each of the latter.
 */
final class OverValve extends ValveBase implements AccessLog {

  private final Draining draining;

  OverValve(Draining draining) {
    super(true);
    this.draining = draining;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void log(Request request, Response response, long nanoseconds) {
    draining.over(request);
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {
    // Nothing is written of the request.
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
