package dev.footnote;

import org.junit.jupiter.api.Tag;

/** The same with twenty kills, which takes some minutes. */
@Tag("engines")
@Tag("endurance")
class TwentyKillsDuringIngestionIT extends KillDuringIngestionIT {

  @Override
  int kills() {
    return 20;
  }
}
