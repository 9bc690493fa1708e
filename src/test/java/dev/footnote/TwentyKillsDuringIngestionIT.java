package dev.footnote;

import org.junit.jupiter.api.Tag;

/** The same with twenty kills, which takes some minutes. */
@Tag("engines")
class TwentyKillsDuringIngestionIT extends KillDuringIngestionIT {

  @Override
  int kills() {
    return 20;
  }
}
