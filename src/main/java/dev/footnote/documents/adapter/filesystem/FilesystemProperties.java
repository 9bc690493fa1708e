package dev.footnote.documents.adapter.filesystem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How originals are kept.
 *
 * @param minFree room that uploads leave on the volume, for the database and the index
 */
@ConfigurationProperties("footnote.documents.files")
record FilesystemProperties(@DefaultValue("64MB") DataSize minFree) {}
