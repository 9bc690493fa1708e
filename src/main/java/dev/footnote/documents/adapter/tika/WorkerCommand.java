package dev.footnote.documents.adapter.tika;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker is started: the same Java and the same classes, whether from a folder or a jar. */
final class WorkerCommand {

  private static final String BOOT_LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private WorkerCommand() {}

  static List<String> of(TikaProperties properties, Path folder) {
    return of(properties, folder, System.getProperty("java.class.path"), isExecutableJar());
  }

  static List<String> of(
      TikaProperties properties, Path folder, String classPath, boolean executableJar) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + properties.workerMemory().toMegabytes() + "m");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            "-Dpdfbox.fontcache=" + folder.getParent()));
    if (executableJar) {
      command.add("-Dloader.main=" + ParserWorker.class.getName());
    }
    command.addAll(List.of("-cp", classPath));
    command.add(executableJar ? BOOT_LAUNCHER : ParserWorker.class.getName());
    return command;
  }

  /** Classes of an executable jar lie in a jar inside of it or in a folder of it. */
  private static boolean isExecutableJar() {
    var location = ParserWorker.class.getResource("ParserWorker.class");
    return location != null && location.toString().startsWith("jar:nested:");
  }
}
