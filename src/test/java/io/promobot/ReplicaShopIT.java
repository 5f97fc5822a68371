package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.contract.Contract;
import io.promobot.db.Await;
import io.promobot.db.Migrations;
import io.promobot.db.Standby;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole product with a real standby to read from. */
@Timeout(120)
class ReplicaShopIT {
  private static final Contract CONTRACT = Contract.read();

  private Standby servers;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    servers = Standby.start();
    new Migrations(servers.primary()).run();
    shop = Shop.reading(servers.standby(), servers.primary());
    Await.until(() -> replica().getString("state").equals("used"));
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
    servers.close();
  }

  private JsonObject replica() {
    var status = shop.api("GET", "/status", "");
    return CONTRACT
        .fitting(status.status(), status.type(), status.text(), "/status", "get")
        .getJsonObject("read_replica");
  }

  private String health() {
    var ready = shop.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    return ready.json().getString("read_replica");
  }

  private List<String> customers() {
    return Shop.objects(shop.look("/customers?limit=100").getJsonArray("customers")).stream()
        .map(each -> each.getString("id"))
        .toList();
  }

  private void erase(String customer) {
    assertThat(shop.api("DELETE", "/customers/" + customer, "").status()).isEqualTo(204);
  }

  @Test
  void an_owner_always_finds_in_a_list_what_they_have_just_changed() {
    Shop.quiet(30).forEach(shop::start);
    Await.until(() -> customers().size() == 30);
    Await.until(() -> health().matches("\\d\\.\\d s behind"));

    for (var customer : customers()) {
      erase(customer);
      assertThat(customers()).doesNotContain(customer);
    }
  }

  @Test
  void a_replica_that_is_too_far_behind_shows_where_the_owner_looks_and_is_not_read() {
    Shop.quiet(2).forEach(shop::start);
    Await.until(() -> customers().size() == 2);
    servers.pause();
    var gone = customers().get(0);
    erase(gone);
    assertThat(customers()).hasSize(1).doesNotContain(gone);

    // longer than a busy machine alone would be behind
    Await.until(() -> replica().getDouble("seconds_behind", 0.0) > 4);
    assertThat(replica().getString("state")).isEqualTo("behind");
    assertThat(health()).startsWith("too far behind").endsWith("reading from the primary");
    assertThat(customers()).hasSize(1).doesNotContain(gone);
  }

  @Test
  void nobody_notices_that_the_replica_has_died() {
    Shop.quiet(3).forEach(shop::start);
    var all = new AtomicReference<List<String>>();
    // the replica may still show fewer the next time
    Await.until(() -> all.updateAndGet(before -> customers()).size() == 3);

    servers.gone();

    for (int i = 0; i < 20; i++) {
      assertThat(customers()).isEqualTo(all.get());
      assertThat(shop.asOwner("/api/v1/campaigns/welcome/people.csv").text().lines()).hasSize(4);
    }
    Await.until(() -> replica().getString("state").equals("silent"));
    assertThat(replica().getValue("seconds_behind")).isNull();
    assertThat(health()).isEqualTo("does not answer, reading from the primary");
  }
}
