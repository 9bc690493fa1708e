package dev.footnote.chat.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassageQuotesTest {

  private static final SupportRules RULES = new SupportRules(0.5, 0.7);
  private static final String PASSAGE =
      "The bridge was opened in 1932 by the mayor. It carries eight lanes\nof traffic [3] and two"
          + " railway lines. Steel of 52,800 tonnes was used! “Nobody had seen the like.”";

  @Test
  void a_sentence_that_stands_there_is_quoted_as_it_stands() {
    assertThat(quote("It carries eight lanes of traffic and two railway lines."))
        .contains("It carries eight lanes\nof traffic [3] and two railway lines.");
  }

  @Test
  void quotes_and_full_stops_around_it_belong_to_it() {
    assertThat(quote("Nobody had seen the like")).contains("“Nobody had seen the like.”");
  }

  @Test
  void a_paraphrase_gets_the_sentence_that_shares_most_words() {
    assertThat(quote("The mayor opened the bridge in 1932"))
        .contains("The bridge was opened in 1932 by the mayor.");
  }

  @Test
  void a_statement_over_two_sentences_gets_both() {
    assertThat(quote("The bridge opened by the mayor carries railway lines and traffic lanes"))
        .contains(
            "The bridge was opened in 1932 by the mayor. It carries eight lanes\n"
                + "of traffic [3] and two railway lines.");
  }

  @Test
  void a_statement_about_something_else_gets_none() {
    assertThat(quote("Penguins breed on the coasts of Antarctica")).isEmpty();
  }

  @Test
  void a_number_that_does_not_stand_there_is_no_support() {
    assertThat(quote("The bridge was opened in 1957 by the mayor")).isEmpty();
  }

  @Test
  void numbers_match_however_they_are_grouped() {
    assertThat(quote("Steel of 52800 tonnes was used"))
        .contains("Steel of 52,800 tonnes was used!");
  }

  @Test
  void a_claim_without_words_gets_none() {
    assertThat(quote("!?")).isEmpty();
  }

  @Test
  void a_few_words_in_a_row_get_their_whole_sentence() {
    assertThat(quote("eight lanes"))
        .contains("It carries eight lanes\nof traffic [3] and two railway lines.");
  }

  @Test
  void scripts_without_spaces_are_compared_by_pairs_of_characters() {
    assertThat(quote("这座桥1932年开放", "北京很大。这座大桥于1932年由市长开放。人们很高兴。")).contains("这座大桥于1932年由市长开放。");
  }

  @Test
  void accents_and_case_make_no_difference() {
    assertThat(quote("LE CAFE EST TRES BON", "Voilà. Le café est très bon. Oui."))
        .contains("Le café est très bon.");
  }

  @Test
  void of_a_long_table_the_row_is_quoted() {
    var table = "city, people, area\nBerlin, 3700000, 891\n" + "Town, 1, 2\n".repeat(60);
    assertThat(quote("Berlin has 3700000 people", table)).contains("Berlin, 3700000, 891");
  }

  private static Optional<String> quote(String claim) {
    return quote(claim, PASSAGE);
  }

  private static Optional<String> quote(String claim, String passage) {
    return new PassageQuotes(passage)
        .supporting(Claim.of(claim), RULES)
        .map(span -> span.of(passage));
  }
}
