package dev.footnote.kernel;

import java.util.UUID;

/** Makes new ids: UUID version 7 (RFC 9562, 5.7), so that they sort by time of making. */
@FunctionalInterface
public interface Ids {

  UUID next();
}
