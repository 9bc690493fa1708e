package dev.footnote.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {

  @TempDir Path folder;

  @Test
  void the_command_line_says_in_one_line_what_is_wrong() {
    var file = folder.resolve("saved.zip");
    assertThat(command("restore", "/nowhere.zip"))
        .isEqualTo("footnote: There is no readable file /nowhere.zip. Correct its name.\n");
    assertThat(command("backup", file.toString(), "--footnote.data-dir=" + folder.resolve("none")))
        .startsWith("footnote: There is no database of Footnote in " + folder.resolve("none") + ".")
        .contains("FOOTNOTE_DATA_DIR")
        .hasLineCount(1);
    assertThat(
            command(
                "backup",
                file.toString(),
                "--footnote.database.url=jdbc:postgresql://127.0.0.1:1/none"))
        .startsWith("footnote: The database cannot be reached: ")
        .contains("Correct DATABASE_URL");
    assertThat(
            command(
                "backup",
                file.toString(),
                "--footnote.database.url=" + TestDatabase.create(),
                "--footnote.documents.blobs=s3"))
        .isEqualTo("footnote: Files are to be kept in a bucket: name it by S3_BUCKET.\n");
    assertThat(command("bakup", "x")).contains("footnote backup FILE");
    assertThat(Commands.areAskedForBy("--server.port=1")).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  private static String command(String... arguments) {
    var err = new ByteArrayOutputStream();
    int code =
        new Commands(
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(arguments);
    assertThat(code).isPositive();
    return err.toString(StandardCharsets.UTF_8);
  }
}
