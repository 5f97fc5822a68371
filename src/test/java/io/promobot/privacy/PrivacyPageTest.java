package io.promobot.privacy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.flow.ForgetStory;
import io.promobot.retention.Keep;
import io.promobot.stats.ShopDays;
import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import io.promobot.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivacyPageTest {
  private static final Keep KEEP =
      new Keep(
          Optional.of(Duration.ofDays(90)),
          Optional.empty(),
          Optional.empty(),
          new ShopDays(ZoneOffset.UTC));

  private static String page(String shop, Optional<String> mailbox, String consent) {
    return page(shop, mailbox, consent, Set.of(Line.WEB));
  }

  private static String page(
      String shop, Optional<String> mailbox, String consent, Set<Line> chats) {
    var facts = new PrivacyFacts(shop, mailbox, chats, consent, KEEP);
    return PrivacyPage.of(facts, StoryLanguage.ENGLISH).html();
  }

  @Test
  void it_names_the_ways_to_the_shop_that_are_open_and_no_others() {
    String chat = "write “help” in <a href=\"chat\">the chat</a>";
    var mailbox = Optional.of("hello@umi.example");

    assertThat(page("Umi", mailbox, ""))
        .contains("To reach the shop, " + chat + ", or write to <a href=\"mailto:hello@");
    assertThat(page("Umi", Optional.empty(), "")).contains("To reach the shop, " + chat + ".");
    assertThat(page("Umi", mailbox, "", Set.of()))
        .contains("To reach the shop, write to <a href=\"mailto:hello@")
        .doesNotContain(chat);
    assertThat(page("Umi", Optional.empty(), "", Set.of(Line.MESSENGER)))
        .contains("write “help” to the shop in Messenger.");
    assertThat(page("Umi", Optional.empty(), "", Set.of())).contains("Ask the people at the shop.");
  }

  @Test
  void it_says_how_long_things_are_kept_and_whom_to_write_to() {
    String page = page("Umi Shop", Optional.of("hello@umi.example"), "");

    assertThat(page)
        .contains("<title>Privacy at Umi Shop</title>", "<html lang=\"en\" dir=\"ltr\">")
        .contains("What you did in the chat: 90 days.")
        .contains("Messages: until you delete your data.")
        .contains("<a href=\"mailto:hello@umi.example\">hello@umi.example</a>");
    assertThat(page("Umi Shop", Optional.empty(), "")).doesNotContain("mailto");
  }

  @Test
  void the_owners_words_are_text_and_their_links_lead_to_web_pages_only() {
    String page =
        page(
            "<b>Umi</b>",
            Optional.empty(),
            "See [our \"rules\"](https://umi.example/rules?a=1&b=2), https://umi.example/x.\n"
                + "<script>alert(1)</script> [no](javascript:alert(1)) [me](https://a:b@umi.example)");

    assertThat(page)
        .contains("&lt;b&gt;Umi&lt;/b&gt;")
        .contains(
            "<a href=\"https://umi.example/rules?a=1&amp;b=2\">our &quot;rules&quot;</a>,"
                + " <a href=\"https://umi.example/x\">https://umi.example/x</a>.<br>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; [no](javascript:alert(1)) me")
        .doesNotContain("<script", "<b>Umi", "href=\"javascript");
  }

  @ParameterizedTest
  @EnumSource(StoryLanguage.class)
  void each_language_has_all_words_with_all_that_is_filled_in(StoryLanguage language) {
    var facts = new PrivacyFacts("Umi", Optional.of("a@umi.example"), Set.of(Line.WEB), "", KEEP);
    var asked = new DeletionRequest("c0de", Optional.empty(), DAY, Optional.empty());
    var done = new DeletionRequest("c0de", Optional.empty(), DAY, Optional.of(DAY));

    assertThat(placeholders(language)).isEqualTo(placeholders(StoryLanguage.ENGLISH));
    String privacy = PrivacyPage.of(facts, language).html();
    assertThat(privacy)
        .contains("<html lang=\"%s\" dir=\"%s\">".formatted(language, language.direction()))
        .contains("<b>" + Phrases.opening(ForgetStory.STORY, language) + "</b>")
        .contains("a@umi.example", "<a href=\"chat\">", LocalFigures.number(90, language))
        .doesNotContainPattern("\\{[a-z]+}|\\bnull\\b");
    for (var request : List.of(asked, done)) {
      assertThat(DeletionPage.of(request, language).html())
          .contains(
              "dir=\"" + language.direction(),
              "c0de",
              LocalFigures.day(LocalDate.of(2026, 5, 4), language))
          .doesNotContainPattern("\\{[a-z]+}|\\bnull\\b");
    }
    if (language != StoryLanguage.ENGLISH) {
      assertThat(privacy).doesNotContain("What is stored", "delete my data");
    }
  }

  private static final Instant DAY = Instant.parse("2026-05-04T09:30:00Z");

  /** Of each text what is filled in, by its key. */
  private static Map<String, Set<String>> placeholders(StoryLanguage language) {
    return TextFile.texts("/public-page/" + language + ".properties").entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                each ->
                    Pattern.compile("\\{[a-z]+}")
                        .matcher(each.getValue())
                        .results()
                        .map(MatchResult::group)
                        .collect(toSet())));
  }
}
