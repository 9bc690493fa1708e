package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.chunking.Heading;
import dev.footnote.documents.chunking.StructuredText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Puts what a mail is about, from whom and when, before its text. */
final class MailHeader {

  private MailHeader() {}

  static StructuredText before(StructuredText body, Metadata mail) {
    var header =
        Stream.of(
                line("Subject", mail.get(TikaCoreProperties.SUBJECT)),
                line("From", mail.get(Message.MESSAGE_FROM)),
                line("To", String.join(", ", mail.getValues(Message.MESSAGE_TO))),
                line("Date", mail.get(TikaCoreProperties.CREATED)))
            .flatMap(line -> line)
            .collect(Collectors.joining("\n"));
    var space = body.text().isEmpty() || header.isEmpty() ? "" : "\n\n";
    int shift = header.length() + space.length();
    return new StructuredText(
        header + space + body.text(),
        body.headings().stream()
            .map(one -> new Heading(one.level(), one.start() + shift, one.end() + shift))
            .toList(),
        body.pages());
  }

  private static Stream<String> line(String name, @org.jspecify.annotations.Nullable String value) {
    var clean = value == null ? "" : TextCleaner.clean(value).replaceAll("\\s+", " ").strip();
    return clean.isEmpty() ? Stream.empty() : Stream.of(name + ": " + clean);
  }
}
