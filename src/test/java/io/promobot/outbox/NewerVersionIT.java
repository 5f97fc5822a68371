package io.promobot.outbox;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.house.House;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer promobot works on the same rows, with words this one does not know. */
@Timeout(60)
class NewerVersionIT {
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000004";
  private static final String EVA = "7300000000000006";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    List.of(ANA, BEN, EVA).forEach(psid -> Await.on(house.start(psid)));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void change(String psid, String set) {
    house.run(
        """
        UPDATE outbox SET %s WHERE page_id = $1 AND id = (
          SELECT min(o.id) FROM outbox o JOIN customer c USING (page_id)
          WHERE o.page_id = $1 AND c.id = o.customer_id AND c.psid = $2)
        """
            .formatted(set),
        PAGE,
        psid);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void its_messages_wait_for_it_and_hold_their_line_while_all_others_go_out_once(int priority) {
    Await.on(house.tap(BEN, "SHOW_COUPON:welcome"));
    house.run("UPDATE outbox SET priority = $2 WHERE page_id = $1", PAGE, priority);
    change(BEN, "say = 'GIFT'");

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    Await.until(() -> house.states(EVA).equals(List.of("sent")));
    assertThat(house.states(BEN)).containsExactly("queued", "queued");
    assertThat(house.channel.taken()).hasSize(2);
    assertThat(
            house.number(
                """
                SELECT count(*) FROM outbox
                WHERE possible_duplicate OR attempts <> CASE state WHEN 'sent' THEN 1 ELSE 0 END
                """))
        .isZero();

    change(BEN, "say = 'WELCOME'");
    Await.until(() -> house.states(BEN).equals(List.of("sent", "sent")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void its_stories_wait_for_it_unclaimed_though_their_messages_have_known_names(int priority) {
    house.campaign("spring", Coupon.COPY);
    house.run("UPDATE outbox SET priority = $2 WHERE page_id = $1", PAGE, priority);
    house.run("UPDATE campaign SET story = 'raffle' WHERE page_id = $1 AND id = 'spring'", PAGE);
    change(BEN, "campaign_id = 'spring', version = 1");

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    Await.until(() -> house.states(EVA).equals(List.of("sent")));
    assertThat(house.states(BEN)).containsExactly("queued");
    assertThat(house.number("SELECT lease_no FROM outbox WHERE campaign_id = 'spring'")).isZero();

    house.run("UPDATE campaign SET story = 'coupon' WHERE page_id = $1 AND id = 'spring'", PAGE);
    Await.until(() -> house.states(BEN).equals(List.of("sent")));
  }

  @Test
  void words_this_one_cannot_read_keep_no_other_message_from_going_out() {
    change(BEN, "words = '{\"pages\": []}', campaign_id = NULL, version = NULL");

    house.sending();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    Await.until(() -> house.states(EVA).equals(List.of("sent")));
    Await.until(() -> house.states(BEN).equals(List.of("queued")));
    assertThat(house.channel.taken()).hasSize(2);
  }

  @Test
  void the_echo_of_its_message_is_written_down() {
    change(
        BEN,
        """
        say = 'GIFT', state = 'sending', attempts = 1, attempted_at = now(),
        lease_until = now() + interval '1 hour'
        """);

    Await.on(house.echo(BEN, house.number("SELECT id FROM outbox WHERE say = 'GIFT'"), "m_echo"));

    assertThat(house.states(BEN)).containsExactly("sent");
  }

  @Test
  void a_step_of_its_conversations_stays_and_what_was_sent_meanwhile_is_written_down() {
    house.run("UPDATE customer SET step = 'GIFTED' WHERE page_id = $1 AND psid = $2", PAGE, BEN);

    house.sending();

    for (String psid : List.of(ANA, BEN, EVA)) {
      Await.until(() -> house.states(psid).equals(List.of("sent")));
    }
    assertThat(house.number("SELECT count(*) FROM customer WHERE step = 'GIFTED'")).isEqualTo(1);
  }
}
