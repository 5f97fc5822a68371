package io.promobot.contract;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import io.promobot.http.Problem.Mistake;
import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputMistakesTest {
  private static final JsonReader JSON = JsonReader.strict(Limits.OF_REQUESTS);

  /** Cases that no body of ours has today, but one may have tomorrow. */
  private static final Schema WHOLE =
      schema(
          """
          {"type":"object","required":["n"],"properties":
           {"n":{"type":"integer","minimum":1,"maximum":200},"on":{"type":"boolean"}}}
          """);

  private static Schema schema(String json) {
    return new ContractReader(JSON.read("{\"components\":{}}")).schema(JSON.read(json));
  }

  private static Schema bodyOf(String operation) {
    return ContractRoutes.read().operations().all().stream()
        .filter(each -> each.id().equals(operation))
        .findFirst()
        .flatMap(Operation::body)
        .orElseThrow();
  }

  private static List<Mistake> mistakes(Schema schema, String body) {
    return InputMistakes.ofBody(schema, JSON.read(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update_campaign | {"copy":{"offer":5}}             | copy.offer | must be a text
          update_campaign | {"copy":[]}                      | copy       | must be an object, in curly brackets
          update_campaign | {"copy":{}}                      | copy       | needs at least one field
          create_campaign | {"name":"a","tale":"b"}        | tale | is not a known field; leave it out
          create_topic    | {"name":"a","channels":["1","x"]} | channels.2 | may contain digits only, 1 to 18 of them
          create_topic    | {"name":"a","channels":"1"}      | channels   | must be a list, in square brackets
          create_topic    | {"name":"a","channels":[1]}      | channels.1 | must be a text
          create_entry_link | {"origin":"a b"}               | origin     | may contain letters, digits, - and _, 1 to 64 of them
          create_campaign | {"name":"🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐🥐"} | name | is 81 characters long; at most 80 are allowed
          change_password | {"current":"a","new":"short"}    | new        | is 5 characters long; at least 10 are needed
          sign_in         | {"password":"a","link":"b"}      | body       | may have one field only
          sign_in         | {"password":null}                | password   | must be a text
          sign_in         | 7                                | body       | must be an object, in curly brackets
          sign_in         | {}                               | body       | needs at least one field
          """)
  void a_mistake_names_the_field_and_says_what_to_fix(
      String operation, String body, String field, String message) {
    assertThat(mistakes(bodyOf(operation), body)).containsExactly(new Mistake(field, message));
  }

  @Test
  void a_campaign_with_a_hundred_and_one_texts_is_told_how_many_there_may_be() {
    String texts =
        IntStream.range(0, 101).mapToObj("\"t%d\":\"\""::formatted).collect(joining(","));

    assertThat(mistakes(bodyOf("update_campaign"), "{\"copy\":{" + texts + "}}"))
        .containsExactly(new Mistake("copy", "may have at most 100 fields"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e-9", "\"1\"", "true", "null", "[1]", "{}"})
  void what_is_not_a_whole_number_is_reported_as_such(String number) {
    assertThat(mistakes(WHOLE, "{\"n\":" + number + "}"))
        .contains(new Mistake("n", "must be a whole number"))
        .allSatisfy(mistake -> assertThat(mistake.field()).isEqualTo("n"));
  }

  @Test
  void a_whole_number_in_a_body_may_be_written_as_json_allows() {
    assertThat(mistakes(WHOLE, "{\"n\":1.0}")).isEmpty();
    assertThat(mistakes(WHOLE, "{\"n\":1e3}"))
        .containsExactly(new Mistake("n", "must be at most 200"));
    assertThat(mistakes(WHOLE, "{\"n\":-1e300}"))
        .containsExactly(new Mistake("n", "must be at least 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2026-02-30",
        "2026-1-1",
        "+12026-01-01",
        "-0001-01-01",
        "2026-01-01Z"
      })
  void a_day_is_written_as_year_month_and_day(String day) {
    var from =
        ContractRoutes.read().operations().all().stream()
            .flatMap(operation -> operation.parameters().stream())
            .filter(parameter -> parameter.name().equals("from"))
            .findFirst()
            .orElseThrow();

    assertThat(InputMistakes.ofParameter("from", from.schema(), TextNode.valueOf(day)))
        .containsExactly(new Mistake("from", "must be a day such as 2026-11-21"));
  }

  @Test
  void a_number_of_any_size_is_compared() {
    var huge = "1" + "0".repeat(99);

    assertThat(mistakes(WHOLE, "{\"n\":" + huge + "}"))
        .containsExactly(new Mistake("n", "must be at most 200"));
    assertThat(mistakes(WHOLE, "{\"n\":-" + huge + "}"))
        .containsExactly(new Mistake("n", "must be at least 1"));
    assertThat(mistakes(WHOLE, "{\"n\":200,\"on\":1}"))
        .containsExactly(new Mistake("on", "must be true or false"));
    assertThat(mistakes(WHOLE, "{}")).containsExactly(new Mistake("n", "is missing"));
  }

  @Test
  void the_checks_take_time_in_proportion_to_the_body() {
    var signIn = bodyOf("sign_in");
    var topic = bodyOf("create_topic");
    var story = bodyOf("update_story");
    var unknown = fields(9_000, "1");
    var texts = "{\"fields\":" + fields(9_000, "1") + "}";
    var items = "{\"name\":\"a\",\"channels\":[" + "\"x\",".repeat(9_000) + "\"x\"]}";
    var deep = "{\"a\":".repeat(60) + "1" + "}".repeat(60);

    quick(signIn, unknown);
    quick(story, texts);
    quick(topic, items);
    quick(signIn, deep);
  }

  private static String fields(int count, String value) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":" + value)
        .collect(joining(",", "{", "}"));
  }

  /** A thousand times as long as it takes; quadratic growth would take far longer. */
  private static void quick(Schema schema, String body) {
    JsonNode read = JSON.read(body);
    assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(InputMistakes.ofBody(schema, read)).isNotEmpty());
  }
}
