package dev.footnote.documents.adapter.tika;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has the list of known types read as soon as the service is ready. Nothing of the start needs it,
 * and it takes a tenth of a second of a processor then.
 */
class TypesAtReady implements ApplicationListener<ApplicationReadyEvent> {

  private final TypeDetector types;

  TypesAtReady(TypeDetector types) {
    this.types = types;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    types.prepare();
  }
}
