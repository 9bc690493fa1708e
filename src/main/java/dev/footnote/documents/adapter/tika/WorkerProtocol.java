package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.adapter.tika.TikaErrors.Reason;
import dev.footnote.documents.chunking.Heading;
import dev.footnote.documents.chunking.Page;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.ParsedDocument;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;

/** What service and worker say to each other: one request, one reply, lengths ahead of data. */
final class WorkerProtocol {

  private static final int PARSED = 1;
  private static final int REFUSED = 2;

  private WorkerProtocol() {}

  /** A file to read. */
  record Request(Path file, Format format, ParserLimits limits) {}

  /** What became of it. */
  sealed interface Reply permits Parsed, Refused {}

  /** The file's text. */
  record Parsed(ParsedDocument document) implements Reply {}

  /** The file cannot be read. */
  record Refused(Reason reason) implements Reply {}

  static void write(DataOutputStream out, Request request) throws IOException {
    out.writeUTF(request.file().toString());
    out.writeUTF(request.format().name());
    out.writeInt(request.limits().maxCharacters());
    out.writeLong(request.limits().maxInflated());
    out.writeInt(request.limits().maxRatio());
    out.writeInt(request.limits().maxEntries());
    out.flush();
  }

  static Request readRequest(DataInputStream in) throws IOException {
    return new Request(
        Path.of(in.readUTF()),
        Format.valueOf(in.readUTF()),
        new ParserLimits(in.readInt(), in.readLong(), in.readInt(), in.readInt()));
  }

  static void write(DataOutputStream out, Reply reply) throws IOException {
    switch (reply) {
      case Parsed(ParsedDocument document) -> {
        out.writeByte(PARSED);
        write(out, document);
      }
      case Refused(Reason reason) -> {
        out.writeByte(REFUSED);
        out.writeUTF(reason.name());
      }
    }
    out.flush();
  }

  static Reply readReply(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case PARSED -> new Parsed(readDocument(in));
      case REFUSED -> new Refused(Reason.valueOf(in.readUTF()));
      default -> throw new IOException("the worker speaks another language");
    };
  }

  private static void write(DataOutputStream out, ParsedDocument document) throws IOException {
    writeText(out, document.text().text());
    out.writeBoolean(document.title() != null);
    writeText(out, document.title() == null ? "" : document.title());
    out.writeInt(document.text().pages().size());
    for (var page : document.text().pages()) {
      out.writeInt(page.start());
    }
    out.writeInt(document.text().headings().size());
    for (var heading : document.text().headings()) {
      out.writeInt(heading.level());
      out.writeInt(heading.start());
      out.writeInt(heading.end());
    }
  }

  private static ParsedDocument readDocument(DataInputStream in) throws IOException {
    var text = readText(in);
    boolean titled = in.readBoolean();
    var title = readText(in);
    int pageCount = in.readInt();
    var pages = new ArrayList<Page>(pageCount);
    for (int i = 1; i <= pageCount; i++) {
      pages.add(new Page(i, in.readInt()));
    }
    int headingCount = in.readInt();
    var headings = new ArrayList<Heading>(headingCount);
    for (int i = 0; i < headingCount; i++) {
      headings.add(new Heading(in.readInt(), in.readInt(), in.readInt()));
    }
    return new ParsedDocument(new StructuredText(text, headings, pages), titled ? title : null);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
