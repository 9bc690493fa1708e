package dev.footnote.platform.folder;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where everything lives that one instance keeps on disk. */
@ConfigurationProperties("footnote")
record DataFolderProperties(@DefaultValue("data") Path dataDir) {}
