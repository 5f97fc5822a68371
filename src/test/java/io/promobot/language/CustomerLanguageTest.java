package io.promobot.language;

import static io.promobot.language.CustomerLanguage.UNKNOWN;
import static io.promobot.language.LanguageSource.CHOSEN;
import static io.promobot.language.LanguageSource.PROFILE;
import static io.promobot.language.LanguageSource.WEBSITE;
import static io.promobot.language.LanguageSource.WRITTEN;
import static io.promobot.text.StoryLanguage.ENGLISH;
import static io.promobot.text.StoryLanguage.FRENCH;
import static io.promobot.text.StoryLanguage.GERMAN;
import static io.promobot.text.StoryLanguage.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.intent.Asked;
import io.promobot.intent.Meaning;
import org.junit.jupiter.api.Test;

class CustomerLanguageTest {
  @Test
  void a_better_source_wins_and_a_worse_one_never_overwrites() {
    var written = UNKNOWN.told(WRITTEN, ENGLISH);
    var profile = written.told(PROFILE, FRENCH);
    var website = profile.told(WEBSITE, GERMAN);
    var chosen = website.told(CHOSEN, SPANISH);

    assertThat(profile.known()).contains(FRENCH);
    assertThat(website.known()).contains(GERMAN);
    assertThat(chosen.known()).contains(SPANISH);
    assertThat(chosen.told(WEBSITE, GERMAN).told(PROFILE, FRENCH).told(WRITTEN, ENGLISH))
        .isEqualTo(chosen);
  }

  @Test
  void news_of_the_same_source_are_believed() {
    assertThat(UNKNOWN.told(CHOSEN, SPANISH).told(CHOSEN, FRENCH).known()).contains(FRENCH);
  }

  @Test
  void a_text_that_is_surely_of_one_language_is_enough() {
    var one = wrote(UNKNOWN, "Hola, quiero mi cupón");

    assertThat(one.known()).contains(SPANISH);
    assertThat(one.from()).contains(WRITTEN);
  }

  @Test
  void of_texts_that_are_only_likely_two_have_to_agree() {
    var one = wrote(UNKNOWN, "precio");
    var ok = wrote(one, "ok");
    var two = wrote(ok, "precio");

    assertThat(one.known()).isEmpty();
    assertThat(one.guess()).contains(SPANISH);
    assertThat(ok).as("a text that says nothing changes nothing").isEqualTo(one);
    assertThat(two.known()).contains(SPANISH);
    assertThat(two.guess()).isEmpty();
  }

  @Test
  void very_short_texts_say_nothing() {
    for (String text : new String[] {"ok", "no", "hi", "👍", "1", "Ana", "ja", "info"}) {
      assertThat(wrote(UNKNOWN, text)).as(text).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void once_sure_it_is_kept_whatever_they_write() {
    var spanish = wrote(UNKNOWN, "Hola, quiero mi cupón");

    assertThat(wrote(spanish, "Where can I find your shop, please?")).isEqualTo(spanish);
    assertThat(spanish.listens()).isFalse();
  }

  @Test
  void a_language_that_no_story_is_told_in_stays_unknown() {
    assertThat(wrote(UNKNOWN, "gdzie jest wasz sklep, proszę?")).isEqualTo(UNKNOWN);
  }

  private static CustomerLanguage wrote(CustomerLanguage before, String text) {
    return before.wrote(Meaning.of(text, Asked.NOTHING));
  }
}
