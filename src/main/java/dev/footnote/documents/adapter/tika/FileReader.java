package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.spi.ParsedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads one file with the parser of its format; attachments and embedded files are left out. */
final class FileReader {

  private FileReader() {}

  static ParsedDocument read(Path file, Format format, ParserLimits limits)
      throws IOException, SAXException, TikaException {
    var text = new TextCollector(isPaged(format), linesMatter(format), limits.maxCharacters());
    var metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, format.mediaType());
    try (var in = TikaInputStream.get(file)) {
      parser(format).parse(in, text, metadata, context());
    }
    var title = metadata.get(TikaCoreProperties.TITLE);
    var found = format == Format.EML ? MailHeader.before(text.text(), metadata) : text.text();
    return new ParsedDocument(found, title == null ? null : title.strip());
  }

  private static boolean isPaged(Format format) {
    return switch (format) {
      case PDF, PPTX, PPT, XLSX, XLS -> true;
      default -> false;
    };
  }

  /** In print and in plain mail a line end is one; in markup it is a space. */
  private static boolean linesMatter(Format format) {
    return format == Format.PDF || format == Format.EML;
  }

  private static Parser parser(Format format) {
    return switch (format) {
      case PDF -> new PDFParser();
      case DOCX, PPTX, XLSX -> new OOXMLParser();
      case DOC, PPT, XLS, MSG -> new OfficeParser();
      case ODT -> new OpenDocumentParser();
      case RTF -> new RTFParser();
      case EPUB -> new EpubParser();
      case EML -> new RFC822Parser();
      case XML -> new DcXMLParser();
      case HTML -> new JSoupParser();
      case MARKDOWN, CSV, TSV, JSON, NOTEBOOK, PLAIN ->
          throw new IllegalArgumentException(format + " is read in the service itself");
    };
  }

  private static ParseContext context() {
    var context = new ParseContext();
    context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
    // The bodies of a mail.
    context.set(Parser.class, new AutoDetectParser(new TXTParser(), new JSoupParser()));
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    context.set(PDFParserConfig.class, pdf());
    context.set(OfficeParserConfig.class, office());
    return context;
  }

  private static PDFParserConfig pdf() {
    var pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractBookmarksText(false);
    pdf.setExtractInlineImages(false);
    return pdf;
  }

  private static OfficeParserConfig office() {
    var office = new OfficeParserConfig();
    office.setIncludeSlideMasterContent(false);
    office.setExtractMacros(false);
    return office;
  }

  /** Leaves out whatever is inside of a file as a file of its own. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
