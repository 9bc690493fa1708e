package dev.footnote;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Java sources as text and as syntax. */
@NullMarked
record SourceFiles(List<Path> files) {

  static SourceFiles main() {
    return below(Path.of("src/main/java"));
  }

  static SourceFiles test() {
    return below(Path.of("src/test/java"));
  }

  private static SourceFiles below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return new SourceFiles(files.filter(file -> file.toString().endsWith(".java")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> packagesWithoutInfo() {
    return files.stream()
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .toList();
  }

  List<String> longerThan(int lines) {
    return files.stream()
        .filter(file -> read(file).lines().count() > lines)
        .map(Path::toString)
        .toList();
  }

  List<String> containing(String text) {
    return files.stream()
        .filter(file -> !file.endsWith("ArchitectureTest.java") && read(file).contains(text))
        .map(Path::toString)
        .toList();
  }

  /** Every method whose text, from its first to its last line, is longer than that. */
  List<String> methodsLongerThan(int lines) {
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (var sources = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, sources, null, null, null, sources.getJavaFileObjectsFromPaths(files));
      var found = new ArrayList<String>();
      var trees = Trees.instance(task);
      for (var unit : task.parse()) {
        new Methods(trees, unit, lines, found).scan(unit, null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final int limit;
    private final List<String> found;

    Methods(Trees trees, CompilationUnitTree unit, int limit, List<String> found) {
      this.trees = trees;
      this.unit = unit;
      this.limit = limit;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      var body = method.getBody();
      if (body != null) {
        var positions = trees.getSourcePositions();
        long length =
            line(positions.getEndPosition(unit, body))
                - line(positions.getStartPosition(unit, body))
                + 1;
        if (length > limit) {
          found.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + length);
        }
      }
      return super.visitMethod(method, nothing);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
