package dev.footnote.limits.adapter.bucket4j;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/** A bucket fails only when its database does: then the request is answered as without one. */
final class Bucket4jErrors {

  private Bucket4jErrors() {}

  static <T> T translating(Supplier<T> work) {
    try {
      return work.get();
    } catch (BucketExecutionException e) {
      throw new DataAccessResourceFailureException("limits cannot be counted now", e);
    }
  }
}
