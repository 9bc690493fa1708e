package dev.footnote.documents.adapter.tika;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.jspecify.annotations.Nullable;

/** Tells languages by the frequency of their letter groups. */
class Languages {

  /** Enough to be sure, little enough to cost nothing. */
  private static final int SAMPLE = 3000;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable LanguageDetector detector;

  /** ISO 639-1 code, empty when unsure. */
  Optional<String> of(String text) {
    lock.lock();
    try {
      var result = detector().detect(text.substring(0, Math.min(text.length(), SAMPLE)));
      return Optional.of(result)
          .filter(found -> found.isReasonablyCertain())
          .map(found -> found.getLanguage().replaceFirst("-.*", ""))
          .filter(code -> code.length() == 2);
    } finally {
      lock.unlock();
    }
  }

  private LanguageDetector detector() {
    var loaded = detector;
    if (loaded == null) {
      loaded = new OptimaizeLangDetector().loadModels();
      detector = loaded;
    }
    return loaded;
  }
}
