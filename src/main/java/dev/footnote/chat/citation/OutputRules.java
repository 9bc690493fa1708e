package dev.footnote.chat.citation;

import dev.footnote.chat.output.FilterChain;
import dev.footnote.chat.output.LinkFilter;
import dev.footnote.chat.output.LinkProperties;
import dev.footnote.chat.output.SecretFilter;
import dev.footnote.chat.output.TextFilter;
import java.util.List;

/**
 * What an answer is held to.
 *
 * @param support when a passage supports a statement
 * @param links which links may stand in it
 * @param secret what it must not repeat
 */
public record OutputRules(SupportRules support, LinkProperties links, String secret) {

  public static OutputRules of(SupportRules support, LinkProperties links) {
    return new OutputRules(support, links, "");
  }

  /** The same, with the instructions of the prompt as what must not be repeated. */
  public OutputRules forPrompt(String instructions) {
    return new OutputRules(support, links, instructions);
  }

  /** For one answer. */
  TextFilter filter() {
    return new FilterChain(List.of(new LinkFilter(links), new SecretFilter(secret)));
  }
}
