package io.promobot.simulator;

import static io.promobot.simulator.SimulatorHouse.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartOverTest {
  private final SimulatorHouse house = new SimulatorHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private String nextSender(String name) {
    int before = house.product.events().size();
    house.newCustomer(name);
    return house.product.await(before + 1, event -> true).get(before).encode();
  }

  @Test
  void while_the_shop_forgets_it_receives_nothing() {
    Promise<Void> begun = Promise.promise();
    Promise<Void> forgotten = Promise.promise();
    Future<Void> over =
        house.simulator.startOver(
            () -> {
              begun.complete();
              return forgotten.future();
            });
    get(begun.future());
    String early = house.newCustomer("Early");
    forgotten.complete();
    get(over);

    assertThat(house.look("/customers").getJsonArray("customers")).isEmpty();
    assertThat(nextSender("Late")).doesNotContain(early);
  }

  @Test
  void it_fails_when_the_shop_could_not_forget_and_goes_on_working() {
    Future<Void> over =
        house.simulator.startOver(() -> Future.failedFuture(new IllegalStateException("busy")));

    assertThatThrownBy(() -> get(over)).hasStackTraceContaining("busy");
    assertThat(nextSender("Late")).contains("postback");
  }

  @Test
  void a_run_never_gets_the_number_of_one_that_was_forgotten() {
    JsonObject plan = new JsonObject().put("customers", 1);
    String before = house.post("/run", plan).getString("run");

    get(house.simulator.startOver(Future::succeededFuture));

    assertThat(house.post("/run", plan).getString("run")).isNotEqualTo(before);
  }
}
