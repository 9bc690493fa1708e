package dev.footnote.http;

import dev.footnote.kernel.AppException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A request whose body ends in a fault where it gets too long, for bodies of unknown length. */
final class BoundedBody extends HttpServletRequestWrapper {

  private final DataSize max;

  BoundedBody(HttpServletRequest request, DataSize max) {
    super(request);
    this.max = max;
  }

  static String detail(DataSize max) {
    return "The body of this request may have at most %d bytes.".formatted(max.toBytes());
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream());
  }

  private final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private long left = max.toBytes();

    Counted(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      var read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var read = body.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw AppException.of(HttpError.REQUEST_TOO_LARGE, detail(max));
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
