package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.promobot.db.Await;
import io.promobot.flow.Copy;
import io.promobot.flow.Stage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final JsonNode CONTRACT = Json.read(ContractStore.text(ContractStore.JSON));

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
  void the_contract_is_one_by_the_specification() throws IOException {
    var specification = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

    try (var file = ContractTest.class.getResourceAsStream("/openapi-3.1-schema.json")) {
      assertThat(specification.getSchema(file).validate(CONTRACT)).isEmpty();
    }
  }

  @Test
  void what_a_start_reads_is_what_people_wrote() throws IOException {
    assertThat(CONTRACT).isEqualTo(ContractBuild.json(ContractStore.text(ContractStore.YAML)));
  }

  @Test
  void only_what_the_contract_opens_needs_no_sign_in() {
    assertThat(ContractRoutes.read().operations().all().stream().filter(Operation::open))
        .extracting(Operation::id)
        .containsExactly("show_contract", "sign_in");
  }

  @Test
  void a_whole_number_in_an_address_has_a_least_and_a_greatest_value_that_an_int_can_hold() {
    var wholes =
        parameters(parameter -> parameter.path("schema").path("type").asText().equals("integer"));

    assertThat(wholes).isNotEmpty();
    assertThat(wholes)
        .allSatisfy(
            parameter -> {
              assertThat(parameter.path("schema").path("minimum").isInt()).isTrue();
              assertThat(parameter.path("schema").path("maximum").isInt()).isTrue();
            });
  }

  /** A pattern of simple steps takes time in proportion to the text. */
  @Test
  void patterns_are_short_anchored_and_without_repetitions_of_repetitions() {
    var patterns = CONTRACT.findValuesAsText("pattern");

    assertThat(patterns).isNotEmpty();
    assertThat(patterns)
        .filteredOn(pattern -> !pattern.startsWith("may "))
        .allMatch(pattern -> pattern.startsWith("^") && pattern.endsWith("$"))
        .noneMatch(pattern -> pattern.matches(".*[*+].*"));
  }

  private static List<JsonNode> parameters(Predicate<JsonNode> chosen) {
    var reader = new ContractReader(CONTRACT);
    return CONTRACT.findValues("parameters").stream()
        .filter(JsonNode::isArray)
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .map(reader::followed)
        .filter(chosen)
        .toList();
  }

  @Test
  void every_text_of_a_campaign_can_be_changed() {
    var contract = new JsonObject(ContractStore.text(ContractStore.JSON));
    var schemas = contract.getJsonObject("components").getJsonObject("schemas");

    for (var schema : new String[] {"Copy", "CopyChange"}) {
      JsonObject properties = schemas.getJsonObject(schema).getJsonObject("properties");
      assertThat(properties.fieldNames()).isEqualTo(Copy.DEFAULT.fields().keySet());
    }
  }

  @Test
  void the_stages_and_their_order_are_those_of_the_story() {
    var contract = new JsonObject(ContractStore.text(ContractStore.JSON));
    var schemas = contract.getJsonObject("components").getJsonObject("schemas");
    var people = schemas.getJsonObject("People");
    var stages = Stream.of(Stage.values()).map(Stage::key).toList();

    assertThat(schemas.getJsonObject("Stage").getJsonArray("enum"))
        .containsExactlyElementsOf(stages);
    assertThat(people.getJsonArray("required")).containsExactlyElementsOf(stages);
    assertThat(people.getJsonObject("properties").fieldNames()).containsExactlyElementsOf(stages);
  }
}
