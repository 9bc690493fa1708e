package dev.footnote.documents;

import static dev.footnote.documents.TestFiles.resource;
import static dev.footnote.documents.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class FormatsIT {

  private static final String UMLAUTS =
      "Die Größe der Übermäßigkeit läßt sich schwer beschreiben, weil Straßen und Flüsse überall"
          + " anders heißen als früher.";

  @LocalServerPort int port;

  record Sample(String filename, byte[] content, String mediaType, int pages, String words) {

    @Override
    public String toString() {
      return filename + " as " + mediaType;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("invoice.pdf", resource("invoice.pdf"), "application/pdf", 3, "Batmobile"),
        new Sample(
            "a.docx", resource("test.docx"), Mime.WORD, 1, "AutoGen agents are customizable"),
        new Sample("a.pptx", resource("test.pptx"), Mime.SLIDES, 6, "A table to test parsing:"),
        new Sample("a.xlsx", resource("test.xlsx"), Mime.SHEET, 2, "89 | 82 | 100 | 12"),
        new Sample("a.xls", resource("test.xls"), "application/vnd.ms-excel", 2, "Alpha | Beta"),
        new Sample(
            "a.rtf", resource("test.rtf"), "application/rtf", 1, "This is a Sample RTF File"),
        new Sample("a.epub", resource("test.epub"), "application/epub+zip", 1, "A bullet point"),
        new Sample(
            "a.msg",
            resource("test_outlook_msg.msg"),
            "application/vnd.ms-outlook",
            1,
            "This is the body of the test email message"),
        new Sample(
            "a.ipynb",
            resource("test_notebook.ipynb"),
            "application/x-ipynb+json",
            1,
            "```\nprint(\"markitdown\")\n```"),
        new Sample("kanji.csv", resource("test_mskanji.csv"), "text/csv", 1, "名前,年齢,住所"),
        new Sample(
            "a.odt",
            TestFiles.odt("Tides", "The moon pulls at the sea."),
            Mime.ODT,
            1,
            "Tides\n\nThe moon pulls"),
        new Sample("a.eml", TestFiles.mail(), "message/rfc822", 1, "noon near the old lighthouse"),
        new Sample(
            "a.html",
            utf8(
                "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>Top</h1><p>One\n two<br>three</p><ul><li>x<li>y</ul><script>no()</script></body></html>"),
            "text/html",
            1,
            "Top\n\nOne two\nthree\n\n- x\n- y"),
        new Sample("a.md", utf8("# Top\n\nSome *words*.\n"), "text/markdown", 1, "# Top\n\nSome"),
        new Sample("a.json", utf8("{\"key\": \"value\"}"), "application/json", 1, "\"key\""),
        new Sample(
            "a.xml",
            utf8("<?xml version=\"1.0\"?><a><b>inner</b></a>"),
            "application/xml",
            1,
            "inner"),
        new Sample("utf8.txt", utf8(UMLAUTS), "text/plain", 1, UMLAUTS),
        new Sample("latin.txt", in("windows-1252", UMLAUTS), "text/plain", 1, UMLAUTS),
        new Sample(
            "utf16.txt", UMLAUTS.getBytes(StandardCharsets.UTF_16), "text/plain", 1, UMLAUTS),
        new Sample("utf16le.txt", in("UTF-16LE", UMLAUTS), "text/plain", 1, UMLAUTS),
        new Sample(
            "pages.txt", utf8("First page.\n\fSecond page."), "text/plain", 2, "page.\nSecond"),
        new Sample("no-ending", utf8("Just words."), "text/plain", 1, "Just words."));
  }

  private static byte[] in(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  private interface Mime {
    String OOXML = "application/vnd.openxmlformats-officedocument.";
    String WORD = OOXML + "wordprocessingml.document";
    String SLIDES = OOXML + "presentationml.presentation";
    String SHEET = OOXML + "spreadsheetml.sheet";
    String ODT = "application/vnd.oasis.opendocument.text";
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_file_becomes_ready_with_its_text_and_pages(Sample sample) {
    var client = Client.at(port).asNewAccount();
    var id = Uploads.upload(client, sample.filename(), sample.content());
    var document = Uploads.ready(client, id);
    var text = Uploads.text(client, id);
    assertThat(text).contains(sample.words());
    assertThat(document.path("media_type").asString()).isEqualTo(sample.mediaType());
    assertThat(document.path("coverage").path("pages").asInt()).isEqualTo(sample.pages());
    assertThat(document.path("coverage").path("characters").asInt())
        .isEqualTo(text.codePointCount(0, text.length()));
    assertThat(document.path("bm25_indexed").asBoolean()).isTrue();
    assertChunksAreCutsOf(text, client, id);
  }

  private static void assertChunksAreCutsOf(String text, Client client, String id) {
    var chunks = client.get("/api/v1/documents/" + id + "/chunks?limit=200").expect(200).body();
    assertThat(chunks.path("items").size()).isPositive();
    for (var chunk : chunks.path("items")) {
      int start = text.offsetByCodePoints(0, chunk.path("start").asInt());
      int end = text.offsetByCodePoints(0, chunk.path("end").asInt());
      assertThat(chunk.path("text").asString()).isEqualTo(text.substring(start, end));
    }
  }
}
