package dev.footnote.platform.database;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import dev.footnote.platform.configuration.SampleSecrets;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JDBC address with its credentials. */
record DatabaseAddress(String jdbcUrl, String username, Secret password) {

  /** Reads the form that hosts hand out, {@code postgres://user:password@host:port/name}. */
  static DatabaseAddress of(DatabaseProperties properties) {
    var address = parsed(properties);
    if (SampleSecrets.include(address.password().value())) {
      throw new StartRefused(
          "The password of the database is a sample that everybody knows.",
          "Set another one in PostgreSQL, and in DATABASE_URL.");
    }
    return address;
  }

  private static DatabaseAddress parsed(DatabaseProperties properties) {
    var url = properties.url().strip();
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(url, properties.username(), properties.password());
    }
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      return fromUri(URI.create(url), properties);
    }
    throw new StartRefused(
        "DATABASE_URL is not an address of PostgreSQL.",
        "Write it as postgres://user:password@host:5432/name, or leave it out for the embedded"
            + " database.");
  }

  private static DatabaseAddress fromUri(URI uri, DatabaseProperties properties) {
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
    var user = Objects.requireNonNullElse(uri.getRawUserInfo(), "");
    int colon = user.indexOf(':');
    return new DatabaseAddress(
        jdbc,
        orElse(decoded(colon < 0 ? user : user.substring(0, colon)), properties.username()),
        colon < 0 ? properties.password() : new Secret(decoded(user.substring(colon + 1))));
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null || value.isBlank() ? other : value;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
