package dev.footnote.documents.adapter.tika;

import static dev.footnote.documents.TestFiles.resource;
import static dev.footnote.documents.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.TestFiles;
import dev.footnote.documents.adapter.tika.TikaErrors.Reason;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Parsed;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Refused;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Reply;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Request;
import dev.footnote.documents.spi.Content;
import dev.footnote.inference.FairShare;
import dev.footnote.kernel.AppException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ParserWorkerIT {

  private static final ParserLimits LIMITS = new ParserLimits(100_000, 1 << 30, 100, 10_000);

  @TempDir Path folder;

  @Test
  void every_format_gives_its_text() throws IOException {
    assertThat(text(Format.PDF, resource("invoice.pdf"))).contains("Batmobile");
    assertThat(text(Format.DOCX, resource("test.docx"))).contains("AutoGen");
    assertThat(text(Format.PPTX, resource("test.pptx"))).contains("ColA | ColB");
    assertThat(text(Format.XLSX, resource("test.xlsx"))).contains("Alpha | Beta");
    assertThat(text(Format.XLS, resource("test.xls"))).contains("Alpha | Beta");
    assertThat(text(Format.RTF, resource("test.rtf"))).contains("Sample RTF File");
    assertThat(text(Format.EPUB, resource("test.epub"))).contains("- A bullet point");
    assertThat(text(Format.MSG, resource("test_outlook_msg.msg"))).contains("test email message");
    assertThat(text(Format.ODT, TestFiles.odt("Tides", "The moon."))).contains("Tides\n\nThe moon");
    assertThat(text(Format.XML, utf8("<a><b>inner</b></a>"))).contains("inner");
  }

  @Test
  void a_mail_begins_with_its_header_and_leaves_attachments_out() throws IOException {
    assertThat(text(Format.EML, TestFiles.mail()))
        .startsWith("Subject: The plan for Tuesday\nFrom: Ada <ada@example.org>\nTo: Bob")
        .contains("noon near the old lighthouse")
        .doesNotContain("attached words");
  }

  @Test
  void bombs_are_refused() throws IOException {
    assertThat(refusal(Format.DOCX, TestFiles.bomb(60_000_000))).isEqualTo(Reason.ARCHIVE);
    var many = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < 10_001; i++) {
      many.put("e" + i, new byte[0]);
    }
    assertThat(refusal(Format.ODT, TestFiles.zip("", many))).isEqualTo(Reason.ARCHIVE);
  }

  @Test
  void damaged_and_overlong_files_are_refused() throws IOException {
    assertThat(refusal(Format.DOCX, utf8("PK but no archive"))).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(Format.PDF, utf8("%PDF-1.7 and nothing"))).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(Format.HTML, utf8("<p>" + "word ".repeat(30_000) + "</p>")))
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void external_entities_are_never_asked_for() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      var address = "http://127.0.0.1:" + server.getLocalPort();
      var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + address + "/x\">]><a>&x;</a>";
      var dtd = "<!DOCTYPE html SYSTEM \"" + address + "/x.dtd\"><html/>";
      reply(Format.XML, utf8(entity));
      reply(Format.XML, utf8(dtd));
      reply(Format.HTML, utf8(dtd));
      reply(Format.ODT, TestFiles.zip("", Map.of("content.xml", utf8(entity))));
      reply(Format.EPUB, TestFiles.zip("", Map.of("META-INF/container.xml", utf8(entity))));
      assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void requests_and_replies_come_through_as_they_were() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    var request = new Request(folder.resolve("a"), Format.PDF, LIMITS);
    var reply = reply(Format.PPTX, resource("test.pptx"));
    WorkerProtocol.write(out, request);
    WorkerProtocol.write(out, reply);
    WorkerProtocol.write(out, new Refused(Reason.TOO_LONG));
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(WorkerProtocol.readRequest(in)).isEqualTo(request);
    assertThat(WorkerProtocol.readReply(in)).isEqualTo(reply);
    assertThat(WorkerProtocol.readReply(in)).isEqualTo(new Refused(Reason.TOO_LONG));
  }

  @Test
  void a_worker_that_takes_too_long_is_ended_and_another_one_started() throws IOException {
    var hasty = properties(DataSize.ofMegabytes(256), Duration.ofMillis(1));
    try (var workers = new WorkerPool(hasty, folder)) {
      assertTimedOut(workers);
      assertTimedOut(workers);
    }
  }

  @Test
  void a_file_that_needs_too_much_memory_is_refused_and_the_next_one_is_read() throws IOException {
    var small = properties(DataSize.ofMegabytes(24), Duration.ofSeconds(60));
    try (var workers = new WorkerPool(small, folder)) {
      var page = utf8("<p><b>word</b></p>".repeat(400_000));
      assertThatThrownBy(() -> workers.read(content(page), Format.HTML, share()))
          .isInstanceOfSatisfying(
              AppException.class,
              e -> assertThat(e.code()).isEqualTo(DocumentError.PARSING_OUT_OF_MEMORY));
      var next = workers.read(content(utf8("<p>fine</p>")), Format.HTML, share());
      assertThat(next)
          .isInstanceOfSatisfying(
              Parsed.class, p -> assertThat(p.document().text().text()).isEqualTo("fine"));
    }
  }

  @Test
  void the_command_fits_a_folder_of_classes_and_an_executable_jar() {
    var properties = properties(DataSize.ofMegabytes(256), Duration.ofSeconds(1));
    assertThat(WorkerCommand.of(properties, folder, "classes:a.jar", false))
        .contains("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")
        .endsWith("-cp", "classes:a.jar", ParserWorker.class.getName());
    assertThat(WorkerCommand.of(properties, folder, "app.jar", true))
        .contains("-Dloader.main=" + ParserWorker.class.getName())
        .endsWith("app.jar", "org.springframework.boot.loader.launch.PropertiesLauncher");
  }

  private static void assertTimedOut(WorkerPool workers) {
    assertThatThrownBy(() -> workers.read(content(resource("test.docx")), Format.DOCX, share()))
        .isInstanceOfSatisfying(
            AppException.class,
            e -> assertThat(e.code()).isEqualTo(DocumentError.PARSING_TIMED_OUT));
  }

  private static TikaProperties properties(DataSize memory, Duration timeout) {
    return new TikaProperties(2, memory, timeout, 10_000_000, DataSize.ofGigabytes(1), 100, 10_000);
  }

  private static Content content(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  private static FairShare share() {
    return new FairShare(new UUID(0, 1));
  }

  private String text(Format format, byte[] bytes) throws IOException {
    var reply = reply(format, bytes);
    assertThat(reply).isInstanceOf(Parsed.class);
    return ((Parsed) reply).document().text().text();
  }

  private Reason refusal(Format format, byte[] bytes) throws IOException {
    var reply = reply(format, bytes);
    assertThat(reply).isInstanceOf(Refused.class);
    return ((Refused) reply).reason();
  }

  private Reply reply(Format format, byte[] bytes) throws IOException {
    var file = Files.write(folder.resolve("file"), bytes);
    return ParserWorker.reply(new Request(file, format, LIMITS));
  }
}
