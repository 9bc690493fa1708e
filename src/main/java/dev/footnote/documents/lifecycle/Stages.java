package dev.footnote.documents.lifecycle;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.stereotype.Component;

/** Observes the stages of ingestion: how long each takes, and whether it fails. */
@Component
class Stages {

  private final ObservationRegistry observations;

  Stages(ObservationRegistry observations) {
    this.observations = observations;
  }

  <T, E extends Throwable> T observe(String stage, Observation.CheckedCallable<T, E> work)
      throws E {
    return Observation.createNotStarted("footnote.ingestion.stage", observations)
        .contextualName("ingestion " + stage)
        .lowCardinalityKeyValue("stage", stage)
        .observeChecked(work);
  }
}
