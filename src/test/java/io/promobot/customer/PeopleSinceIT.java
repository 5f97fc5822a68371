package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.flow.Stage;
import io.promobot.stats.ManyJourneys;
import io.promobot.stats.PlanReader;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people of the last minutes, hours or months are listed without reading all before them. */
@Timeout(120)
class PeopleSinceIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    ManyJourneys.join(shop);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_440, 200_000})
  void a_page_of_them_reads_a_part_of_the_campaign(int minutes) {
    var plan =
        ManyJourneys.plan(
            shop,
            PeopleQuery.ONE_BY_ONE,
            "welcome",
            Long.MAX_VALUE,
            51,
            Stage.SENT.bit(),
            0,
            null,
            null,
            OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(minutes),
            "messenger",
            null);

    assertThat(PlanReader.rowsRead(plan)).isLessThan(ManyJourneys.PEOPLE / 6);
  }
}
