package dev.footnote.documents.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where originals are kept.
 *
 * @param blobs {@code filesystem} for the data folder, {@code s3} for a bucket that all instances
 *     share
 */
@ConfigurationProperties("footnote.documents")
record StorageProperties(@DefaultValue("filesystem") Blobs blobs) {

  enum Blobs {
    FILESYSTEM,
    S3
  }
}
