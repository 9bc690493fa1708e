package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.chunking.Heading;
import dev.footnote.documents.chunking.Page;
import dev.footnote.documents.chunking.StructuredText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes down the XHTML that Tika makes of a file: paragraphs apart, list items and table rows on
 * lines of their own, and keeps where pages and headings are.
 */
class TextCollector extends DefaultHandler {

  private static final Set<String> UNREAD =
      Set.of("head", "script", "style", "noscript", "template", "svg");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "ul",
          "ol",
          "dl",
          "table",
          "pre",
          "blockquote",
          "figure",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "aside",
          "nav",
          "form",
          "fieldset",
          "hr");
  private static final Set<String> LINES =
      Set.of("div", "li", "tr", "dt", "dd", "br", "caption", "thead", "tbody", "option", "address");
  private static final Set<String> PAGES = Set.of("page", "slide-content", "slide", "sheet");

  private final TextWriter out;
  private final boolean paged;
  private final boolean linesMatter;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();
  private int unread;
  private int verbatim;
  private int cells;
  private int headingLevel;

  /**
   * @param paged whether divisions of the classes that Tika uses for pages are pages
   * @param linesMatter whether a line end in the text is one, as in PDF, or a space, as in HTML
   */
  TextCollector(boolean paged, boolean linesMatter, int maxCharacters) {
    this.paged = paged;
    this.linesMatter = linesMatter;
    this.out = new TextWriter(maxCharacters);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    var name = name(localName, qName);
    if (UNREAD.contains(name)) {
      unread++;
    } else if (unread == 0) {
      start(name, attributes);
    }
  }

  private void start(String name, Attributes attributes) {
    if (isHeading(name)) {
      startHeading(name);
    } else if (name.equals("td") || name.equals("th")) {
      startCell();
    } else if (name.equals("dd")) {
      out.join(": ");
    } else {
      startBlock(name, attributes);
    }
  }

  private void startBlock(String name, Attributes attributes) {
    separate(name);
    switch (name) {
      case "li" -> out.mark("- ");
      case "tr" -> out.firstCell();
      case "pre" -> verbatim++;
      case "div" -> startDivision(attributes.getValue("class"));
      default -> {}
    }
  }

  private void startDivision(String cssClass) {
    if (paged && cssClass != null && PAGES.contains(cssClass)) {
      out.separate(2);
      out.atNext(start -> pages.add(new Page(pages.size() + 1, pages.isEmpty() ? 0 : start)));
    }
  }

  private void startHeading(String name) {
    out.separate(2);
    headingLevel = name.charAt(1) - '0';
    out.beginSpan();
  }

  private void startCell() {
    out.cell();
    cells++;
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    var name = name(localName, qName);
    if (UNREAD.contains(name)) {
      unread = Math.max(0, unread - 1);
    } else if (unread == 0) {
      end(name);
    }
  }

  private void end(String name) {
    if (isHeading(name)) {
      endHeading();
    } else if (name.equals("td") || name.equals("th")) {
      cells = Math.max(0, cells - 1);
    } else {
      if (name.equals("pre")) {
        verbatim = Math.max(0, verbatim - 1);
      }
      separate(name.equals("dt") ? "span" : name);
    }
  }

  private void endHeading() {
    if (headingLevel > 0) {
      int level = headingLevel;
      headingLevel = 0;
      out.endSpan((start, end) -> headings.add(new Heading(level, start, end)));
    }
    out.separate(2);
  }

  /** Inside of cells and headings, blocks and lines are only words apart. */
  private void separate(String name) {
    boolean apart = headingLevel == 0 && cells == 0;
    if (name.equals("tr")) {
      out.separate(1);
    } else if (BLOCKS.contains(name)) {
      out.separate(apart ? 2 : 0);
    } else if (LINES.contains(name)) {
      out.separate(apart ? 1 : 0);
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (unread > 0) {
      return;
    }
    boolean oneLine = headingLevel > 0 || cells > 0;
    for (int i = start; i < start + length; i++) {
      if (verbatim > 0 && !oneLine) {
        out.verbatim(chars[i]);
      } else {
        out.flowing(chars[i], linesMatter && !oneLine);
      }
    }
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    characters(chars, start, length);
  }

  StructuredText text() {
    var text = out.finish();
    return new StructuredText(text, headings, pages);
  }

  private static boolean isHeading(String name) {
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }

  private static String name(String localName, String qName) {
    return (localName.isEmpty() ? qName : localName).toLowerCase(Locale.ROOT);
  }
}
