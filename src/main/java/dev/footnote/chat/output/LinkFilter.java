package dev.footnote.chat.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes links, images and tags with attributes out of a text, unless they lead to an allowed host.
 * Of a Markdown link its words stay, of a bare address a note that there was one. Holds back only
 * what may yet become one of them.
 */
public final class LinkFilter implements TextFilter {

  static final String REMOVED = "\u2039link removed\u203A";

  /** A longer address is none that anybody wants to follow. */
  private static final int MAX_ADDRESS = 2_000;

  private static final String ADDRESS =
      "[a-z][a-z0-9+.-]{1,30}:[/\\\\]{2}"
          + "|(?<![\\p{L}\\p{N}])[/\\\\]{2,20}(?=[\\p{L}\\p{N}\\[])"
          + "|(?<![\\p{L}\\p{N}.])www\\.(?=[\\p{L}\\p{N}])"
          + "|(?:javascript|vbscript|data):(?=\\S)";
  private static final String TAG =
      "<(?:[a-z][a-z0-9-]{0,40}[\\s/]"
          + "|(?:script|style|iframe|object|embed|svg|math|form|base|link|meta)(?=>))";
  private static final String HIDDEN_SIGN = "&(?:#0{0,5}(?:58|47)|#x0{0,5}(?:3a|2f)|colon|sol);";
  private static final Pattern START =
      Pattern.compile(
          "(?<target>\\]\\()|(?<address>%s)|(?<tag>%s)|(?<sign>%s)"
              .formatted(ADDRESS, TAG, HIDDEN_SIGN),
          Pattern.CASE_INSENSITIVE);

  private static final String SIGNS = "[!-~&&[^<>\"'`)|{}]]*";

  /** The host in any script, the rest as addresses are written. */
  private static final Pattern REST =
      Pattern.compile("[\\p{L}\\p{N}._:@\\[\\]%-]*(?:[/?#\\\\,;(=&+~!$*]" + SIGNS + ")?");

  private static final Pattern MORE = Pattern.compile(SIGNS);
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:\\]|<[a-z0-9-]{0,41}|&[#a-z0-9]{0,8}|[a-z0-9+.-]{1,32}(?::[/\\\\]?)?"
              + "|[/\\\\]{1,20})\\z",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADS_SOMEWHERE = Pattern.compile("[/\\\\:.&%#?\\n]");
  private static final String PROSE = ".,;:!?";

  private final AllowedHosts allowed;
  private final StringBuilder held = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private char before = ' ';
  private boolean dropping;

  public LinkFilter(LinkProperties properties) {
    this.allowed = new AllowedHosts(properties.allowedHosts());
  }

  @Override
  public String accept(String piece) {
    held.append(piece);
    return scanned(false);
  }

  @Override
  public String mark(String marker) {
    var certain = scanned(true);
    dropping = false;
    before = marker.charAt(marker.length() - 1);
    return certain + marker;
  }

  @Override
  public String finish() {
    return scanned(true);
  }

  private String scanned(boolean ended) {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = step(ended);
    }
    var certain = out.toString();
    out.setLength(0);
    return certain;
  }

  /** One finding; false if there is none, or if it waits for more text. */
  private boolean step(boolean ended) {
    if (dropping && !dropped(ended)) {
      return false;
    }
    // a copy: what was found is read after the held text has changed
    Matcher start = START.matcher(held.toString());
    if (!start.find()) {
      pass(ended ? held.length() : certain());
      return false;
    }
    if (isInsideWord(start)) {
      return pass(start.end());
    }
    pass(start.start());
    return taken(start, ended);
  }

  /** What stood before the held text is known only here. */
  private boolean isInsideWord(Matcher start) {
    return start.start() == 0
        && start.group("address") != null
        && Character.isLetterOrDigit(before)
        && !start.group().contains(":");
  }

  private boolean taken(Matcher start, boolean ended) {
    int length = start.end() - start.start();
    if (start.group("tag") != null) {
      return put("\u2039", 1);
    }
    if (start.group("sign") != null) {
      return put(" ", length);
    }
    return start.group("target") != null ? target(ended) : address(length, ended);
  }

  private boolean target(boolean ended) {
    int end = held.indexOf(")", 2);
    if (end < 0) {
      return (ended || held.length() > MAX_ADDRESS) && put("] (", 2);
    }
    return stays(held.substring(2, end)) ? pass(end + 1) : put("]", end + 1);
  }

  private boolean stays(String target) {
    return !LEADS_SOMEWHERE.matcher(target).find()
        || allowed.have(target.strip().split("\\s", 2)[0]);
  }

  private boolean address(int length, boolean ended) {
    Matcher rest = REST.matcher(held).region(length, held.length());
    int end = rest.lookingAt() ? rest.end() : length;
    boolean open = end == held.length() && !ended;
    if (open && end <= MAX_ADDRESS) {
      return false;
    }
    dropping = open;
    int until = open ? end : withoutProse(length, end);
    return !open && allowed.have(held.substring(0, until)) ? pass(until) : put(REMOVED, until);
  }

  private int withoutProse(int from, int end) {
    int until = end;
    while (until > from && PROSE.indexOf(held.charAt(until - 1)) >= 0) {
      until--;
    }
    return until;
  }

  /** Goes on with an address that was too long; true when it has ended. */
  private boolean dropped(boolean ended) {
    Matcher rest = MORE.matcher(held);
    held.delete(0, rest.lookingAt() ? rest.end() : 0);
    dropping = held.isEmpty() && !ended;
    return !dropping;
  }

  /** Up to where no address, target or tag can begin that more text would complete. */
  private int certain() {
    Matcher tail = TAIL.matcher(held);
    return tail.find() ? tail.start() : held.length();
  }

  private boolean pass(int length) {
    return put(held.substring(0, length), length);
  }

  private boolean put(String text, int instead) {
    out.append(text);
    held.delete(0, instead);
    before = text.isEmpty() ? before : text.charAt(text.length() - 1);
    return true;
  }
}
