package dev.footnote.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may say.
 *
 * @param maxSize of a body that is no uploaded file
 */
@ConfigurationProperties("footnote.http.body")
record BodyProperties(@DefaultValue("1MB") DataSize maxSize) {}
