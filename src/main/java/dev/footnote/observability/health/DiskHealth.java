package dev.footnote.observability.health;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether there is room to write. */
record DiskHealth(HealthProperties properties) implements HealthIndicator {

  @Override
  public Health health() {
    try {
      long free = Files.getFileStore(properties.folder()).getUsableSpace();
      var enough = free >= properties.minFreeSpace().toBytes();
      return (enough ? Health.up() : Health.down()).withDetail("free_bytes", free).build();
    } catch (IOException e) {
      return Health.down(e).build();
    }
  }
}
