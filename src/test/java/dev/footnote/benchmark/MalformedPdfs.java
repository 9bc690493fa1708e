package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** PDF files that are broken or hostile in one of several ways, made of a sound one and a seed. */
final class MalformedPdfs {

  private static final String A_MILLION_OBJECTS = "a million objects";
  private static final String A_GIGABYTE = "stream of 1 GB when inflated";

  /** Kinds that keep a parser busy for many seconds each. */
  static final Set<String> EXPENSIVE = Set.of(A_MILLION_OBJECTS, A_GIGABYTE);

  private static final int MANY_OBJECTS = 1_000_000;
  private static final int DEEP = 20_000;
  private static final int INFLATED = 1 << 30;

  private final byte[] sound;
  private final RandomGenerator random;
  private final Map<String, Function<Integer, byte[]>> kinds = new LinkedHashMap<>();

  MalformedPdfs(byte[] sound, RandomGenerator random) {
    this.sound = sound;
    this.random = random;
    kinds.put("truncated", _ -> Arrays.copyOf(sound, random.nextInt(10, sound.length)));
    kinds.put("bytes changed", _ -> changed());
    kinds.put("middle missing", _ -> holed());
    kinds.put("cross references changed", _ -> references());
    kinds.put("cyclic cross references", this::cyclicReferences);
    kinds.put("cyclic pages", this::cyclicPages);
    kinds.put("nested 20,000 deep", this::deep);
    kinds.put(A_MILLION_OBJECTS, this::objects);
    kinds.put(A_GIGABYTE, this::inflating);
    kinds.put("encrypted", this::encrypted);
    kinds.put("entities in the metadata", this::entities);
    kinds.put("wrong lengths", _ -> lengths());
  }

  /** The kinds by name; the argument tells files of one kind apart. */
  Map<String, Function<Integer, byte[]>> kinds() {
    return kinds;
  }

  private byte[] changed() {
    var bytes = sound.clone();
    for (int i = 0; i < Math.max(20, bytes.length / 100); i++) {
      bytes[random.nextInt(8, bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] holed() {
    int from = random.nextInt(8, sound.length / 2);
    int to = random.nextInt(from + 1, sound.length);
    var bytes = new ByteArrayOutputStream();
    bytes.write(sound, 0, from);
    bytes.write(sound, to, sound.length - to);
    return bytes.toByteArray();
  }

  private byte[] references() {
    var text = new String(sound, ISO_8859_1);
    var digits = text.substring(text.lastIndexOf("xref")).replaceAll("[0-9]", digit());
    return (text.substring(0, text.lastIndexOf("xref")) + digits).getBytes(ISO_8859_1);
  }

  private String digit() {
    return Integer.toString(random.nextInt(10));
  }

  private byte[] lengths() {
    return new String(sound, ISO_8859_1)
        .replaceAll("/Length \\d+", "/Length " + random.nextInt(Integer.MAX_VALUE))
        .getBytes(ISO_8859_1);
  }

  private byte[] cyclicReferences(int number) {
    var body = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[]>>endobj\n";
    int at = body.length();
    var table = "xref\n0 1\n0000000000 65535 f \n";
    return ascii(
        body
            + table
            + "trailer<</Size 3/Root 1 0 R/Prev "
            + (at + number % 2)
            + ">>\nstartxref\n"
            + at
            + "\n%%EOF");
  }

  private byte[] cyclicPages(int number) {
    return document(
        "2 0 obj<</Type/Pages/Count "
            + (number + 1) * 1000
            + "/Kids[2 0 R 3 0 R]>>endobj\n"
            + "3 0 obj<</Type/Pages/Parent 3 0 R/Count 9/Kids[2 0 R]>>endobj\n");
  }

  private byte[] deep(int number) {
    var nested = (number % 2 == 0 ? "[" : "<</A ").repeat(DEEP + number);
    return document("2 0 obj" + nested + "endobj\n");
  }

  private byte[] objects(int number) {
    var objects = new StringBuilder("2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n");
    for (int i = 3; i < MANY_OBJECTS; i++) {
      objects.append(i).append(" 0 obj ").append(number).append(" endobj\n");
    }
    return document(objects.toString());
  }

  private byte[] inflating(int number) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    var zeros = new byte[1 << 20];
    var block = new byte[1 << 16];
    var content = new ByteArrayOutputStream();
    for (int i = 0; i < INFLATED / zeros.length; i++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        content.write(block, 0, deflater.deflate(block));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      content.write(block, 0, deflater.deflate(block));
    }
    deflater.end();
    var stream = content.toString(ISO_8859_1);
    return document(
        "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 "
            + (9 + number)
            + "]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
            + stream.length()
            + ">>stream\n"
            + stream
            + "\nendstream endobj\n");
  }

  private byte[] entities(int number) {
    var metadata = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'haha'>");
    for (int i = 1; i < 12; i++) {
      metadata.append("<!ENTITY a").append(i).append(" '");
      metadata.append(("&a" + (i - 1) + ";").repeat(10)).append("'>");
    }
    metadata.append("]><x>&a").append(11 - number % 3).append(";</x>");
    return document(
        "2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n4 0 obj<</Type/Metadata/Subtype/XML/Length "
            + metadata.length()
            + ">>stream\n"
            + metadata
            + "\nendstream endobj\n");
  }

  private static byte[] document(String objects) {
    return ascii(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>endobj\n"
            + objects
            + "trailer<</Size 9/Root 1 0 R>>\nstartxref\n0\n%%EOF");
  }

  private byte[] encrypted(int number) {
    try (var document = Loader.loadPDF(sound)) {
      var policy = new StandardProtectionPolicy("owner", "user" + number, new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
