package dev.footnote.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The bean definitions that an image's build has Spring generate: the profile {@code image}. */
final class GeneratedClasses {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private GeneratedClasses() {}

  /**
   * Generates and compiles them.
   *
   * @param libraries class path of what the classes need
   * @param folder where to
   * @return folders of classes and resources
   */
  static List<Path> of(List<Path> classes, String libraries, Path folder) throws IOException {
    var sources = folder.resolve("sources");
    var resources = Files.createDirectories(folder.resolve("resources"));
    var compiled = Files.createDirectories(folder.resolve("classes"));
    var classPath =
        Stream.concat(classes.stream().map(Path::toString), Stream.of(libraries))
            .collect(Collectors.joining(File.pathSeparator));
    generate(classPath, List.of(sources, resources, compiled));
    compile(classPath, sources, compiled);
    return List.of(compiled, resources);
  }

  private static void generate(String classPath, List<Path> folders) {
    var arguments = new ArrayList<>(List.of("-cp", classPath));
    arguments.add("org.springframework.boot.SpringApplicationAotProcessor");
    arguments.add("dev.footnote.Footnote");
    folders.forEach(folder -> arguments.add(folder.toString()));
    arguments.addAll(List.of("dev.footnote", "footnote"));
    var process = JavaProcess.start(JavaProcess.command(arguments), PATIENCE, _ -> false);
    if (process.awaitEnd() != 0) {
      throw new IllegalStateException("no definitions were generated:\n" + process.output());
    }
  }

  private static void compile(String classPath, Path sources, Path target) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of("-cp", classPath + File.pathSeparator + target, "-d", target.toString()));
    arguments.addAll(List.of("-proc:none", "-parameters", "-nowarn"));
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the generated definitions cannot be compiled");
    }
  }
}
