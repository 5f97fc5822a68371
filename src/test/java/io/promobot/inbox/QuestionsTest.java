package io.promobot.inbox;

import static io.promobot.inbox.Shop.ANA;
import static io.promobot.inbox.Shop.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.CouponStory;
import io.promobot.flow.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question that the bot cannot answer is somebody's at the shop, not noise. */
class QuestionsTest {
  private final Shop shop = new Shop();

  private boolean asksWhatAbout() {
    return shop.ana.form.filter(form -> form.asked() == Form.Field.TOPIC).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is it gluten free?",
        "are dogs allowed??",
        "¿tenéis talla 42?",
        "你们有素食吗？",
        "هل عندكم مقاس 42؟",
        "can my cat come, too? 😊",
        "\"vegan\"?!"
      })
  void it_is_offered_the_topics(String question) {
    shop.anaAt("WELCOMED");

    Batch batch = shop.happens(Events.said(ANA, noonPlus(1), question));

    assertThat(asksWhatAbout()).isTrue();
    assertThat(batch.answers.queued()).hasSize(1);
  }

  @Test
  void the_second_one_of_a_day_is_not_met_with_silence() {
    shop.anaAt("WELCOMED");
    shop.happens(Events.said(ANA, noonPlus(1), "hmm tja"));
    assertThat(shop.ana.form).isEmpty();

    for (String question : new String[] {"is it gluten free?", "are dogs allowed?"}) {
      Batch batch = shop.happens(Events.said(ANA, noonPlus(2), question));
      assertThat(batch.answers.queued()).as(question).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmm tja", "what? no, never mind that, forget it all", "ok?"})
  void other_words_open_no_form(String words) {
    shop.anaAt("WELCOMED");

    shop.happens(Events.said(ANA, noonPlus(1), words));

    assertThat(shop.ana.form).isEmpty();
  }

  @Test
  void a_late_one_asks_nothing() {
    shop.anaAt("WELCOMED");
    shop.ana.lastEventAt = noonPlus(60);

    Batch batch = shop.happens(Events.said(ANA, noonPlus(30), "is it gluten free?"));

    assertThat(shop.ana.form).isEmpty();
    assertThat(batch.answers.queued()).isEmpty();
  }

  @Test
  void the_first_words_of_a_stranger_are_welcomed_whatever_they_are() {
    Batch batch = shop.happens(Events.said(ANA, noonPlus(1), "is it gluten free?"));

    assertThat(Shop.told(batch)).containsExactly(CouponStory.WELCOME);
  }
}
