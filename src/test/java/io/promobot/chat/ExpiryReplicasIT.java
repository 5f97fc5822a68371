package io.promobot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.chat.ExpiryStore.Ended;
import io.promobot.db.Await;
import io.promobot.flow.Stage;
import io.promobot.stats.Tallies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas end the same campaign's waits at once. */
@Timeout(60)
class ExpiryReplicasIT {
  private static final int PEOPLE = 5;

  @Test
  void a_delivered_message_that_the_other_one_has_ended_stays_in_the_chat() {
    try (TestShop shop = TestShop.open()) {
      shop.customers("web:ana", PEOPLE);
      delivered(shop);
      Promise<Void> both = Promise.promise();
      Promise<Void> first = Promise.promise();

      Future<Ended> one =
          end(
              shop,
              () -> {
                first.complete();
                return both.future();
              });
      Await.on(first.future());
      Future<Ended> other = end(shop, Future::succeededFuture);
      Await.until(
          Duration.ofSeconds(20),
          () -> shop.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND $1 <> ''") > 0);
      both.complete();

      assertThat(Await.on(one).messages()).isEqualTo(PEOPLE);
      assertThat(Await.on(other).campaigns()).isEmpty();
      assertThat(shop.number("SELECT count(*) FROM chat_message WHERE page_id = $1"))
          .isEqualTo(PEOPLE);
    }
  }

  private static void delivered(TestShop shop) {
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        SELECT $1, id, 'welcome', 1, '', $2 FROM customer WHERE page_id = $1
        """,
        Stage.SENT.bit() | Stage.DELIVERED.bit());
    shop.rows(
        """
        INSERT INTO chat_message (page_id, customer_id, at, campaign_id)
        SELECT $1, id, '2020-01-01', 'welcome' FROM customer WHERE page_id = $1
        """);
  }

  private static Future<Ended> end(TestShop shop, Supplier<Future<Void>> beforeCommit) {
    ExpiryStore store = new ExpiryStore(Tallies.utc(shop.page, 0));
    return shop.database.transaction(
        tx ->
            store
                .end(tx, Duration.ofDays(30), 500, Instant.now())
                .compose(ended -> beforeCommit.get().map(ended)));
  }
}
