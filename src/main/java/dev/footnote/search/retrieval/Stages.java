package dev.footnote.search.retrieval;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/** Observes the stages of searches: how long each takes, and whether it fails. */
record Stages(ObservationRegistry observations) {

  <T> T observe(String stage, Supplier<T> work) {
    return Observation.createNotStarted("footnote.search.stage", observations)
        .contextualName("search " + stage)
        .lowCardinalityKeyValue("stage", stage)
        .observe(work);
  }
}
