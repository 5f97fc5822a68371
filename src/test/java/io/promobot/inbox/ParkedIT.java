package io.promobot.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Cursor;
import io.promobot.db.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParkedIT {
  private TestShop shop;
  private ParkedStore parked;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    parked = new ParkedStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void parked_events_are_shown_newest_first_page_by_page_and_other_events_never() {
    events(shop, 30);
    events(shop.neighbour(), 30);
    List<ParkedEvent> shown = new ArrayList<>();

    Optional<String> cursor = Optional.empty();
    do {
      Page<ParkedEvent> page = Await.on(parked.list(4, cursor));
      shown.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(shown).extracting(ParkedEvent::id).doesNotHaveDuplicates().hasSize(15);
    assertThat(Await.on(parked.count())).isEqualTo(15);
    assertThat(shown)
        .extracting(ParkedEvent::receivedAt)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(shown.get(0).person()).isEqualTo("page-one-30");
    assertThat(shown.get(0).raw()).isEqualTo("{\"é\":1}");
    assertThat(shown.get(0).error()).isEqualTo("it broke");
  }

  /** Three events of the same moment each time, so that a page ends between equals. */
  private static void events(TestShop shop, int count) {
    shop.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, received_at, raw, error)
        SELECT $1, gen_random_uuid(), $1 || '-' || i, 'MESSAGE',
               CASE i % 2 WHEN 0 THEN 'parked' ELSE 'done' END, now(),
               now() + ((i + 5) / 6) * interval '1 second' + (i / 30) * interval '1 microsecond',
               convert_to('{"é":1}', 'UTF8'), 'it broke'
        FROM generate_series(1, $2) i
        """,
        count);
  }

  @Test
  void each_says_on_which_line_it_happened() {
    events(shop, 4);
    shop.rows("UPDATE event SET psid = 'web:ana' WHERE psid = $1::text || '-' || $2::int", 4);

    assertThat(Await.on(parked.list(4, Optional.empty())).items())
        .extracting(ParkedEvent::line)
        .containsExactlyInAnyOrder("web", "messenger");
  }

  @Test
  void a_cursor_that_leads_nowhere_is_refused() {
    assertThat(Await.failure(parked.list(4, Optional.of("x")))).isInstanceOf(BadCursor.class);
    assertThat(
            Await.failure(parked.list(4, Optional.of(Cursor.of("parked", Long.MAX_VALUE, 0, 0)))))
        .isInstanceOf(BadCursor.class);
  }
}
