import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Takes the mark "incubating" off the module {@code jdk.incubator.vector} of a JDK, of which an
 * image's Java is made: {@code java VectorsWithoutWarning.java JDK/lib/modules}. Java keeps its
 * graph of modules in a cache of classes only if it has to warn of none of them, and links the
 * cache's classes beforehand only with that graph. The mark means a warning at the start and nothing
 * else; the module is the same, and is added by name as before.
 */
class VectorsWithoutWarning {

  private static final byte[] MODULE = name("jdk.incubator.vector");
  private static final byte[] ATTRIBUTE = name("ModuleResolution");

  /** Length and flags of the attribute: not by default (1), with a warning (8). */
  private static final byte[] MARKED = {0, 0, 0, 2, 0, 9};

  private static final byte NOT_BY_DEFAULT = 1;
  private static final int NEAR = 400;

  static void main(String[] arguments) throws IOException {
    try (var file =
        FileChannel.open(
            Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var bytes = file.map(MapMode.READ_WRITE, 0, file.size());
      int marks = 0;
      for (int at = find(bytes, ATTRIBUTE, 0, bytes.limit());
          at >= 0;
          at = find(bytes, ATTRIBUTE, at + 1, bytes.limit())) {
        int mark = find(bytes, MARKED, at, at + NEAR);
        if (mark >= 0 && find(bytes, MODULE, at - NEAR, at) >= 0) {
          bytes.put(mark + MARKED.length - 1, NOT_BY_DEFAULT);
          marks++;
        }
      }
      if (marks != 1) {
        throw new IOException("one mark was expected in " + arguments[0] + ", there are " + marks);
      }
    }
  }

  /** A name as a class file's table of constants has it. */
  private static byte[] name(String text) {
    var characters = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(3 + characters.length)
        .put((byte) 1)
        .putShort((short) characters.length)
        .put(characters)
        .array();
  }

  private static int find(ByteBuffer bytes, byte[] wanted, int from, int to) {
    int last = Math.min(to, bytes.limit()) - wanted.length;
    for (int at = Math.max(0, from); at <= last; at++) {
      int same = 0;
      while (same < wanted.length && bytes.get(at + same) == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
