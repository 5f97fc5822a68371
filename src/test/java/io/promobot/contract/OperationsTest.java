package io.promobot.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static final Operations OPERATIONS =
      new Operations(
          List.of(
              operation("list", "GET", "/things"),
              operation("make", "POST", "/things"),
              operation("show", "GET", "/things/{id}"),
              operation("count", "GET", "/things/counts"),
              operation("retry", "POST", "/things/{id}/retry"),
              operation("code", "GET", "/things/{id}/parts/{part}/qr.svg")));

  private static Operation operation(String id, String method, String template) {
    return new Operation(id, method, template, Set.of(), List.of(), 0, true, Optional.empty());
  }

  private static Optional<String> found(String method, String path) {
    return OPERATIONS
        .at(path)
        .flatMap(place -> Optional.ofNullable(place.byMethod().get(method)))
        .map(Operation::id);
  }

  @Test
  void an_operation_is_found_by_path_and_method() {
    assertThat(found("GET", "/things")).hasValue("list");
    assertThat(found("POST", "/things")).hasValue("make");
    assertThat(found("GET", "/things/7")).hasValue("show");
    assertThat(found("DELETE", "/things/7")).isEmpty();
  }

  @Test
  void a_word_of_the_contract_goes_before_an_id() {
    assertThat(found("GET", "/things/counts")).hasValue("count");
    assertThat(found("POST", "/things/counts/retry")).hasValue("retry");
  }

  @Test
  void a_slash_at_the_end_changes_nothing() {
    assertThat(found("GET", "/things/")).hasValue("list");
    assertThat(found("GET", "/things/7/")).hasValue("show");
  }

  @Test
  void other_paths_do_not_exist() {
    assertThat(OPERATIONS.at("/")).isEmpty();
    assertThat(OPERATIONS.at("/thing")).isEmpty();
    assertThat(OPERATIONS.at("/things/7/parts/8")).isEmpty();
    assertThat(OPERATIONS.at("/things/7/retry/more")).isEmpty();
  }

  @Test
  void what_the_path_says_has_the_names_of_the_template() {
    var place = OPERATIONS.at("/things/7/parts/a%20b/qr.svg").orElseThrow();

    assertThat(Operations.named(place.byMethod().get("GET"), place.values()))
        .isEqualTo(Map.of("id", "7", "part", "a%20b"));
  }
}
