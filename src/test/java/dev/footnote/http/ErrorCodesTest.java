package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.footnote.kernel.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} lists every code there is, with its status, and no other. */
class ErrorCodesTest {

  private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| (\\d{3}) \\| .+ \\|");

  @Test
  void the_page_lists_every_code_with_its_status() throws IOException {
    assertThat(listed()).containsExactlyInAnyOrderElementsOf(existing());
  }

  @Test
  void no_two_faults_share_a_code() {
    assertThat(codes().map(ErrorCode::code)).doesNotHaveDuplicates();
  }

  private static List<String> listed() throws IOException {
    return Files.readAllLines(Path.of("docs/errors.md")).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> row.group(1) + " " + row.group(2))
        .toList();
  }

  private static List<String> existing() {
    return codes().map(code -> code.code() + " " + Statuses.of(code).value()).toList();
  }

  private static Stream<ErrorCode> codes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.footnote")
            .stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getEnumConstants()))
            .map(ErrorCode.class::cast);
  }
}
