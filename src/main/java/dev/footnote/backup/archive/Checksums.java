package dev.footnote.backup.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** SHA-256 of each entry, in the form that {@code sha256sum -c} reads. */
record Checksums(Map<String, String> byEntry) {

  static final String ENTRY = "SHA256SUMS";

  private static final int HEX_DIGITS = 64;

  static Checksums none() {
    return new Checksums(new LinkedHashMap<>());
  }

  static Checksums parse(String text) {
    return new Checksums(
        text.lines()
            .filter(line -> line.length() > HEX_DIGITS + 2)
            .collect(
                Collectors.toMap(
                    line -> line.substring(HEX_DIGITS + 2),
                    line -> line.substring(0, HEX_DIGITS),
                    (first, _) -> first,
                    LinkedHashMap::new)));
  }

  void add(String entry, MessageDigest digest) {
    byEntry.put(entry, HexFormat.of().formatHex(digest.digest()));
  }

  boolean hold(String entry, MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).equals(byEntry.get(entry));
  }

  byte[] text() {
    return byEntry.entrySet().stream()
        .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
