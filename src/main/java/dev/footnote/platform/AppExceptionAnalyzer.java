package dev.footnote.platform;

import dev.footnote.kernel.AppException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a module that refuses to start instead of a stack trace. */
class AppExceptionAnalyzer extends AbstractFailureAnalyzer<AppException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AppException cause) {
    return new FailureAnalysis(
        cause.detail(), "docs/errors.md describes " + cause.code().code() + ".", rootFailure);
  }
}
