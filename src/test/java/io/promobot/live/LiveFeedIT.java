package io.promobot.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.db.NotifySubscriber;
import io.promobot.db.PageNotifyFeed;
import io.promobot.flow.Stage;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveFeedIT {
  private TestShop shop;
  private NotifySubscriber hereSubscriber;
  private NotifySubscriber thereSubscriber;
  private LiveFeed here;
  private LiveFeed there;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    StatsStore stats = new StatsStore(shop.database, shop.page);
    hereSubscriber = new NotifySubscriber(shop.vertx, shop.database);
    thereSubscriber = new NotifySubscriber(shop.vertx, shop.database);
    here = new LiveFeed(shop.vertx, stats, new PageNotifyFeed(hereSubscriber, shop.page));
    there = new LiveFeed(shop.vertx, stats, new PageNotifyFeed(thereSubscriber, shop.page));
    hereSubscriber.start();
    thereSubscriber.start();
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    Await.on(hereSubscriber.close());
    Await.on(thereSubscriber.close());
    shop.close();
  }

  @Test
  void a_change_reaches_the_viewers_of_every_replica_in_no_time() {
    List<Stats> seenHere = new CopyOnWriteArrayList<>();
    List<Stats> seenThere = new CopyOnWriteArrayList<>();
    here.watch("welcome", seenHere::add);
    there.watch("welcome", seenThere::add);
    Await.until(() -> seenHere.size() == 1 && seenThere.size() == 1);
    listening();

    shop.rows(
        """
        INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
        VALUES ($1, 'welcome', 1, '', 1, 0, 1)
        """);
    here.changed("welcome");

    Await.until(Duration.ofSeconds(5), () -> sent(seenHere) == 1 && sent(seenThere) == 1);
    assertThat(seenHere).hasSize(2);
  }

  /** A notification of our own has come back on both, so both listen. */
  private void listening() {
    List<String> heard = new CopyOnWriteArrayList<>();
    hereSubscriber.listen("trial", heard::add);
    thereSubscriber.listen("trial", heard::add);
    int[] told = {0};
    Await.until(
        () -> {
          hereSubscriber.notify("trial", "t" + told[0]++);
          return heard.stream().distinct().count() < heard.size();
        });
  }

  private static long sent(List<Stats> seen) {
    return seen.get(seen.size() - 1).people().get(Stage.SENT);
  }
}
