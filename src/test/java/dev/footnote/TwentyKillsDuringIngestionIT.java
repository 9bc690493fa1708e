package dev.footnote;

import org.junit.jupiter.api.Tag;

/** The same with twenty kills and texts twice as long, which takes some minutes. */
@Tag("engines")
@Tag("endurance")
class TwentyKillsDuringIngestionIT extends KillDuringIngestionIT {

  @Override
  int kills() {
    return 20;
  }

  @Override
  int lines() {
    return 150;
  }
}
