package dev.footnote.documents.adapter.s3;

import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Faults of the store as the service names them. */
final class S3Errors {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private S3Errors() {}

  static AppException unavailable(SdkException fault) {
    return AppException.causedBy(
            fault,
            DocumentError.STORAGE_UNAVAILABLE,
            "The file cannot be stored or read now. Try again later.")
        .retryAfter(RETRY_AFTER);
  }

  /** What the operator has to know when the bucket cannot be used at the start. */
  static AppException atStart(S3Properties properties, SdkException fault) {
    var place =
        "the bucket "
            + properties.bucket()
            + (properties.endpoint().isEmpty() ? "" : " at " + properties.endpoint());
    int status = fault instanceof S3Exception reply ? reply.statusCode() : 0;
    return switch (status) {
      case 404 -> unusable("There is no such place for files: " + place + ".");
      case 401, 403 -> unusable("The store of files refuses the key for " + place + ".");
      case 0 -> unusable(unanswered(fault) + ": " + place + ".");
      default -> unusable("The store of files answers " + status + " for " + place + ".");
    };
  }

  private static String unanswered(Throwable fault) {
    var reason = NestedExceptionUtils.getMostSpecificCause(fault);
    return isOfCertificate(fault)
        ? "The store of files does not prove who it is (" + reason.getMessage() + ")"
        : "The store of files does not answer";
  }

  private static boolean isOfCertificate(@Nullable Throwable fault) {
    return fault instanceof SSLHandshakeException
        || fault instanceof SSLPeerUnverifiedException
        || (fault != null && isOfCertificate(fault.getCause()));
  }

  static AppException unusable(String reason) {
    return AppException.of(DocumentError.STORAGE_UNAVAILABLE, reason);
  }
}
