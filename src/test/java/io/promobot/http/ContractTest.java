package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.Await;
import io.promobot.flow.Copy;
import io.promobot.flow.Stage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {
  @Test
  void an_operation_that_nobody_handles_stops_the_start() {
    var vertx = Vertx.vertx();
    var routes = Await.on(ContractRoutes.load(vertx));

    assertThatThrownBy(() -> routes.refuseGaps(Set.of("sign_in", "make_coffee")))
        .hasMessageContaining("make_coffee")
        .hasMessageContaining("erase_customer");
    Await.on(vertx.close());
  }

  @Test
  void the_contract_is_one_by_the_specification() {
    var vertx = Vertx.vertx();

    // fails when it is none: a start no longer asks
    var contract = Await.on(OpenAPIContract.from(vertx, ContractRoutes.requests()));

    assertThat(contract.operations())
        .hasSameSizeAs(Await.on(ContractRoutes.load(vertx)).contract().operations());
    Await.on(vertx.close());
  }

  @Test
  void what_a_start_reads_is_what_people_wrote() {
    assertThat(new JsonObject(ContractStore.text(ContractStore.JSON)))
        .isEqualTo(ContractStore.json(ContractStore.text(ContractStore.YAML)));
  }

  @Test
  void every_text_of_a_campaign_can_be_changed() {
    var contract = ContractStore.json(ContractStore.text(ContractStore.YAML));
    var schemas = contract.getJsonObject("components").getJsonObject("schemas");

    for (var schema : new String[] {"Copy", "CopyChange"}) {
      JsonObject properties = schemas.getJsonObject(schema).getJsonObject("properties");
      assertThat(properties.fieldNames()).isEqualTo(Copy.DEFAULT.fields().keySet());
    }
  }

  @Test
  void the_stages_and_their_order_are_those_of_the_story() {
    var contract = ContractStore.json(ContractStore.text(ContractStore.YAML));
    var schemas = contract.getJsonObject("components").getJsonObject("schemas");
    var people = schemas.getJsonObject("People");
    var stages = Stream.of(Stage.values()).map(Stage::key).toList();

    assertThat(schemas.getJsonObject("Stage").getJsonArray("enum"))
        .containsExactlyElementsOf(stages);
    assertThat(people.getJsonArray("required")).containsExactlyElementsOf(stages);
    assertThat(people.getJsonObject("properties").fieldNames()).containsExactlyElementsOf(stages);
  }
}
