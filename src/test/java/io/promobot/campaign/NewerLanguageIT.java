package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voices;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Customers who speak what only a newer version speaks, which ran here before. */
@Timeout(60)
class NewerLanguageIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    Await.on(shop.campaigns().ensurePage());
    shop.customers("p", 6);
    String[] languages = {null, "pl", "sv", "es", "pl", null};
    for (int each = 0; each < languages.length; each++) {
      shop.rows(
          """
          UPDATE customer SET language = $2, language_from = CASE WHEN $2::text IS NULL THEN NULL ELSE 'chosen' END
          WHERE page_id = $1 AND psid = $3
          """,
          languages[each],
          "p-" + (each + 1));
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private SendStore sends() {
    return new SendStore(
        shop.database,
        shop.page,
        100,
        new StartStore(shop.database, shop.page, Voices::umi),
        CampaignHouse.DAYS,
        InstantSource.system());
  }

  private long counted(String language) {
    return shop.number(
        "SELECT coalesce(sum(people), 0)::bigint FROM path_count WHERE page_id = $1 AND language = $2",
        language);
  }

  @Test
  void a_campaign_reaches_them_and_counts_them_together() {
    Campaign spring = Await.on(shop.campaigns().create("Spring", CouponStory.STORY));
    SendStore sends = sends();
    Await.on(sends.begin(spring.id(), Optional.empty()));

    Await.on(sends.queueChunk(spring.id()));

    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1")).isEqualTo(6);
    assertThat(counted("other")).isEqualTo(3);
    assertThat(counted("")).isEqualTo(2);
    assertThat(counted("es")).isOne();
  }

  @Test
  void the_welcome_is_not_sent_again_though_it_was_stored_in_another_language() {
    Campaign spring = Await.on(shop.campaigns().create("Spring", CouponStory.STORY));
    Campaign welcome = Await.on(shop.campaigns().find("welcome")).orElseThrow();
    Await.on(
        shop.campaigns()
            .update(
                spring.id(), Optional.empty(), Rewording.ofMain(welcome.copy().main().fields())));
    shop.rows(
        """
        UPDATE campaign_copy SET language = 'es', fields = '{}', translations = '{}'
        WHERE page_id = $1 AND campaign_id = 'welcome'
        """);
    SendStore sends = sends();

    assertThat(Await.failure(sends.begin(spring.id(), Optional.empty())))
        .isInstanceOf(NotNow.class);

    Await.on(
        shop.campaigns()
            .update(
                spring.id(),
                Optional.empty(),
                new Rewording(Map.of(), Map.of("es", Map.of("offer", "Té gratis")))));
    Await.on(sends.begin(spring.id(), Optional.empty()));
  }
}
