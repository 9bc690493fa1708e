package dev.footnote.documents.spi;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read more than once. */
@FunctionalInterface
public interface Content {

  InputStream open() throws IOException;
}
