package dev.footnote.backup;

import dev.footnote.backup.archive.Archive;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.kernel.AppException;
import dev.footnote.platform.StartRefused;
import dev.footnote.platform.database.CommandDatabase;
import dev.footnote.platform.database.CommandDatabases;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands {@code backup FILE} and {@code restore FILE}. */
public final class Commands {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final String USAGE =
      """
      footnote                 runs the service
      footnote backup FILE     saves database, files and vectors into a new file
      footnote restore FILE    brings them back into an empty place
      """;

  private final PrintStream out;
  private final PrintStream err;

  public Commands(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Whether these arguments ask for a command; options alone ({@code --name=value}) do not. */
  public static boolean areAskedForBy(String... arguments) {
    return Stream.of(arguments).anyMatch(argument -> !argument.startsWith("--"));
  }

  /** Does what is asked for and gives the exit code of the process. */
  public int run(String... arguments) {
    var words = Stream.of(arguments).filter(argument -> !argument.startsWith("--")).toList();
    var options =
        Stream.of(arguments).filter(argument -> argument.startsWith("--")).toArray(String[]::new);
    if (words.size() != 2) {
      return misused();
    }
    var file = Path.of(words.getLast());
    return switch (words.getFirst()) {
      case "backup" -> attempt(() -> backup(file, options));
      case "restore" -> attempt(() -> restore(file, options));
      default -> misused();
    };
  }

  private int misused() {
    err.print(USAGE);
    return MISUSED;
  }

  /** What a command does, and the sentence that it ends with. */
  private interface Work {

    String done() throws IOException, SQLException;
  }

  private int attempt(Work work) {
    try {
      out.println(work.done());
      return DONE;
    } catch (StartRefused e) {
      return failed(e.getMessage() + " " + e.remedy());
    } catch (AppException e) {
      return failed(e.detail());
    } catch (BeansException e) {
      return failed(reason(e.getMostSpecificCause()));
    } catch (IOException | SQLException | RuntimeException e) {
      return failed(reason(e));
    }
  }

  private static String reason(Throwable fault) {
    return Optional.ofNullable(fault.getMessage()).orElseGet(fault::toString);
  }

  private int failed(String why) {
    err.println("footnote: " + why);
    return FAILED;
  }

  private static String backup(Path file, String... options) throws IOException, SQLException {
    try (var context = context(options);
        var database = context.getBean(CommandDatabases.class).besideService()) {
      var manifest = backup(context, database).write(file);
      return "%s: %s.".formatted(file.toAbsolutePath().normalize(), contents(manifest));
    }
  }

  private static Backup backup(ApplicationContext context, CommandDatabase database) {
    return new Backup(
        database.dataSource(),
        context.getBean(BlobStore.class),
        context.getBean(Clock.class),
        release());
  }

  private static String restore(Path file, String... options) throws IOException, SQLException {
    try (var archive = Archive.open(file);
        var context = context(options);
        var database = context.getBean(CommandDatabases.class).alone()) {
      new Restore(database.dataSource(), context.getBean(BlobStore.class)).from(archive);
      return "Restored: %s, as of %s. Start the service; it builds its index by itself."
          .formatted(contents(archive.manifest()), archive.manifest().madeAt());
    }
  }

  private static String contents(Manifest manifest) {
    var missing = manifest.missingFiles().size();
    return manifest.rows()
        + " rows and "
        + manifest.files()
        + " files"
        + (missing == 0 ? "" : "; " + missing + " files that documents name are lost");
  }

  private static ConfigurableApplicationContext context(String... options) {
    return new SpringApplicationBuilder(CommandConfiguration.class)
        .web(WebApplicationType.NONE)
        .lazyInitialization(true)
        .logStartupInfo(false)
        .properties("spring.main.register-shutdown-hook=false")
        .run(options);
  }

  private static String release() {
    return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }
}
