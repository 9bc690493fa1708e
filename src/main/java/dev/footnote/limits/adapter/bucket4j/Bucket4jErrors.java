package dev.footnote.limits.adapter.bucket4j;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/** A bucket fails only when its database does: then the request is answered as without one. */
final class Bucket4jErrors {

  private Bucket4jErrors() {}

  static <T> T translating(Supplier<T> work) {
    try {
      return work.get();
    } catch (BucketExecutionException e) {
      throw unavailable(e);
    } catch (BatchFailedException e) {
      throw e.getCause() instanceof BucketExecutionException ? unavailable(e) : e;
    }
  }

  private static DataAccessResourceFailureException unavailable(Exception fault) {
    return new DataAccessResourceFailureException("limits cannot be counted now", fault);
  }
}
