package io.promobot.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Letter;
import io.promobot.channel.Reason;
import io.promobot.letter.Week.Campaign;
import io.promobot.letter.Week.Change;
import io.promobot.letter.Week.Failed;
import io.promobot.letter.Week.MoneyChange;
import io.promobot.letter.Week.Off;
import io.promobot.letter.Week.Waiting;
import io.promobot.stats.ShopDays;
import io.promobot.text.StoryLanguage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeeklyLetterTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final String SITE = "https://shop.example/bot";

  private static Letter letter(StoryLanguage language, Week week) {
    return new WeeklyLetter(LetterWords.of(language), SITE, new ShopDays(ZoneOffset.UTC))
        .of(week, "Umi & Sons");
  }

  private static Letter english(Week week) {
    return letter(StoryLanguage.ENGLISH, week);
  }

  private static Week busy() {
    return new Week(
        MONDAY,
        List.of(
            new Campaign("welcome", "Welcome", new Change(1_200, 900)),
            new Campaign("c1", "Autumn <b>", new Change(80, 0))),
        Map.of("sent", new Change(1_280, 900), "revealed", new Change(310, 200)),
        new Change(75, 60),
        Map.of("EUR", new MoneyChange(new BigDecimal("1240.50"), new BigDecimal("990.00"))),
        new Waiting(3, 1, Optional.of(Instant.parse("2026-12-04T18:00:00Z")), new Change(2, 1)),
        new Failed(
            4,
            5,
            1,
            Map.of("Sales desk", 4L),
            List.of(
                new Off(
                    "Books <i>",
                    "webhook",
                    Instant.parse("2026-11-26T10:00:00Z"),
                    Reason.NOT_REACHED.key()))));
  }

  private static Week quiet() {
    return new Week(
        MONDAY,
        List.of(),
        Map.of(),
        Change.NONE,
        Map.of(),
        new Waiting(0, 0, Optional.empty(), Change.NONE),
        new Failed(0, 0, 0, Map.of(), List.of()));
  }

  @Test
  void the_text_says_what_went_out_what_came_of_it_what_waits_and_what_failed_with_links() {
    assertThat(english(busy()).subject())
        .isEqualTo("Umi & Sons: your week, 23 Nov 2026 to 29 Nov 2026");
    assertThat(english(busy()).text())
        .contains(
            "What went out\n- People who were sent a campaign: 1,280 (Before: 900)\n  " + SITE)
        .contains("- Autumn <b>: people: 80 (Before: 0)\n  " + SITE + "/campaigns/c1\n")
        .contains("- Revealed a code: 310 (Before: 200)\n  " + SITE + "/compare?goal=revealed\n")
        .contains("- Sales with coupons (EUR): €1,240.50 (Before: €990)\n")
        .contains("- Open requests: 3\n  " + SITE + "/requests\n")
        .contains("- Planned sends, the next on 4 Dec 2026: 1\n")
        .contains("- Deliveries that failed: 4\n  " + SITE + "/deliveries?state=failed\n")
        .contains("- Sales desk: notifications that failed: 4\n")
        .endsWith("Settings:\n" + SITE + "/settings?section=letter\n");
  }

  @Test
  void the_html_has_the_same_lines_as_tables_and_loads_nothing() {
    Letter letter = english(busy());

    assertThat(letter.html())
        .contains("<a href=\"" + SITE + "/campaigns/c1\">Autumn &lt;b&gt;: people</a>")
        .contains("<title>Umi &amp; Sons: your week")
        .contains(">1,280<")
        .contains("<html lang=\"en\"")
        .doesNotContainPattern("<(img|link|script|iframe|style)\\b")
        .doesNotContain("url(")
        .doesNotContain("{");
    long links = letter.text().lines().filter(line -> line.strip().startsWith(SITE)).count();
    assertThat(letter.html().split("<a href=", -1)).hasSize((int) links + 1);
    assertThat(letter.text()).doesNotContain("{");
  }

  @Test
  void a_quiet_week_says_so() {
    assertThat(english(quiet()).text())
        .contains("What went out\nNothing went out.\n")
        .contains("What failed\nNothing failed.\n")
        .contains("- New customers: 0 (Before: 0)\n");
    assertThat(english(quiet()).html()).contains("Nothing failed.");
  }

  @Test
  void a_shop_that_speaks_spanish_gets_it_in_spanish_and_any_other_in_english() {
    assertThat(letter(StoryLanguage.SPANISH, busy()).subject())
        .startsWith("Umi & Sons: tu semana, del 23 de noviembre de 2026 al ");
    assertThat(letter(StoryLanguage.SPANISH, busy()).text())
        .contains("- Bienvenida: personas: 1.200 (Anterior: 900)")
        .doesNotContain("{");
    assertThat(letter(StoryLanguage.GERMAN, quiet()).text()).contains("Nothing went out.");
    assertThat(LetterWords.of(StoryLanguage.SPANISH).all())
        .containsOnlyKeys(LetterWords.of(StoryLanguage.ENGLISH).all().keySet());
  }

  @Test
  void under_what_failed_are_the_channels_that_are_off_since_when_and_why() {
    assertThat(english(busy()).text())
        .contains(
            "- Books <i> has been switched off since 26 Nov 2026."
                + " The system behind the URL could not be reached.\n  "
                + SITE
                + "/topics\n");
    assertThat(english(busy()).html())
        .contains(
            "<a href=\""
                + SITE
                + "/topics\">Books &lt;i&gt; has been switched off since 26 Nov 2026."
                + " The system behind the URL could not be reached.</a>");
    assertThat(letter(StoryLanguage.SPANISH, busy()).text())
        .contains(
            "- Books <i> está desactivado desde el 26 de noviembre de 2026."
                + " El sistema de esa URL no está accesible.\n");
  }

  @Test
  void of_many_channels_that_are_off_those_the_longest_are_named_and_the_rest_counted() {
    Week quiet = quiet();
    List<Off> many =
        IntStream.rangeClosed(1, 8)
            .mapToObj(n -> new Off("Hook " + n, "webhook", Instant.EPOCH, "too_old"))
            .toList();
    Week week =
        new Week(
            MONDAY,
            List.of(),
            Map.of(),
            Change.NONE,
            Map.of(),
            quiet.waiting(),
            new Failed(0, 0, 0, Map.of(), many));

    assertThat(english(week).text())
        .contains("- Hook 5 has been switched off since 1 Jan 1970.")
        .doesNotContain("Hook 6", "Nothing failed.")
        .contains("- Other channels that are switched off: 3\n");
  }

  @Test
  void every_reason_why_a_channel_is_off_has_its_spanish() {
    for (String reason :
        Stream.concat(Stream.of("too_old"), Arrays.stream(Reason.values()).map(Reason::key))
            .toList()) {
      assertThat(LetterWords.of(StoryLanguage.SPANISH).why(reason, "webhook"))
          .isNotEqualTo(LetterWords.of(StoryLanguage.ENGLISH).why(reason, "webhook"))
          .doesNotContain("{")
          .endsWith(".");
    }
  }

  @Test
  void of_many_campaigns_the_largest_are_named_and_the_rest_counted_together() {
    List<Campaign> many =
        IntStream.rangeClosed(1, 9)
            .mapToObj(n -> new Campaign("c" + n, "Number " + n, new Change(100 - n, 1)))
            .toList();
    Week quiet = quiet();
    Week week =
        new Week(MONDAY, many, Map.of(), Change.NONE, Map.of(), quiet.waiting(), quiet.failed());

    assertThat(english(week).text())
        .contains("Number 5: people: 95")
        .doesNotContain("Number 6")
        .contains("Other campaigns: people: 370 (Before: 4)");
  }
}
