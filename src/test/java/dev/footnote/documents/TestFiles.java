package dev.footnote.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of many formats: real ones of other programs, and small ones made here. */
public final class TestFiles {

  private static final String ODT = "application/vnd.oasis.opendocument.text";

  private TestFiles() {}

  /** A file of the folder {@code documents} of the test resources. */
  public static byte[] resource(String name) {
    try (var in = TestFiles.class.getResourceAsStream("/documents/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An OpenDocument text with one heading and one paragraph. */
  public static byte[] odt(String heading, String paragraph) {
    var content =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content office:version="1.2"
          xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
        <office:body><office:text>
        <text:h text:outline-level="1">%s</text:h><text:p>%s</text:p>
        </office:text></office:body></office:document-content>
        """
            .formatted(heading, paragraph);
    var manifest =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
        </manifest:manifest>
        """
            .formatted(ODT);
    return zip(ODT, Map.of("content.xml", utf8(content), "META-INF/manifest.xml", utf8(manifest)));
  }

  /** An archive whose first entry says, unpacked, what it is. */
  public static byte[] zip(String mediaType, Map<String, byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      if (!mediaType.isEmpty()) {
        stored(zip, utf8(mediaType));
      }
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void stored(ZipOutputStream zip, byte[] content) throws IOException {
    var entry = new ZipEntry("mimetype");
    var crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** A Word document whose text unpacks to so many bytes of the same letter. */
  public static byte[] bomb(int bytes) {
    var head =
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/"
            + "wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>";
    var content = new byte[bytes];
    java.util.Arrays.fill(content, (byte) 'a');
    System.arraycopy(utf8(head), 0, content, 0, head.length());
    return zip(
        "",
        Map.of(
            "[Content_Types].xml",
            utf8(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                </Types>
                """),
            "_rels/.rels",
            utf8(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                </Relationships>
                """),
            "word/document.xml",
            content));
  }

  public static byte[] mail() {
    return utf8(
        """
        From: Ada <ada@example.org>
        To: Bob <bob@example.org>
        Subject: The plan for Tuesday
        Date: Mon, 1 Jan 2024 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="XX"

        --XX
        Content-Type: multipart/alternative; boundary="YY"

        --YY
        Content-Type: text/plain; charset=utf-8

        Hello Bob,

        we meet at noon near the old lighthouse.

        --YY
        Content-Type: text/html; charset=utf-8

        <html><body><p>Hello Bob,</p><p>we meet at <b>noon</b> near the old lighthouse.</p></body></html>

        --YY--
        --XX
        Content-Type: text/plain; name="notes.txt"
        Content-Disposition: attachment; filename="notes.txt"

        attached words
        --XX--
        """
            .replace("\n", "\r\n"));
  }
}
