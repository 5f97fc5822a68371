package io.promobot.untrusted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final Limits SMALL = new Limits(4, 40, 10, 20);

  private final JsonReader reader = JsonReader.strict(SMALL);

  private Unreadable refused(String json) {
    return catchThrowableOfType(Unreadable.class, () -> reader.read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"a\"",
        " {\"a\":[1,2147483648,92233720368547758070,-1.5e3,true,false,null,\"\\u00e9\"],\"b\":{}} ",
        "[[[[]]]]"
      })
  void what_fits_reads_as_any_other_reader_reads_it(String json) throws Exception {
    assertThat(reader.read(json)).isEqualTo(new JsonMapper().readTree(json));
  }

  @Test
  void the_message_says_which_limit_and_where() {
    assertThat(refused("[\n[[[[]]]]]"))
        .hasMessage("is nested more than 4 deep: check line 2, column 5");
    assertThat(refused("[" + "1,".repeat(40) + "1]"))
        .hasMessageStartingWith("contains more than 40 names, values and brackets: check line 1");
    assertThat(refused("{\"elevenchars\":1}"))
        .hasMessageStartingWith("contains a name of more than 10 characters: check line 1");
    assertThat(refused("9".repeat(101)))
        .hasMessageStartingWith("contains a number of more than 100 digits: check line 1");
  }

  @Test
  void a_number_beyond_all_that_can_be_compared_is_refused() {
    for (var number : List.of("1e400", "-1e400")) {
      assertThat(refused("{\"a\":{\"b\":" + number + "}}"))
          .hasMessage("is too large a number")
          .extracting(Unreadable::field)
          .isEqualTo(Optional.of("a.b"));
      assertThat(refused(number).field()).isEmpty();
    }
    assertThat(reader.read("1e300").doubleValue()).isEqualTo(1e300);
  }

  @Test
  void a_value_that_is_too_long_is_told_by_the_name_of_its_field() {
    for (var number : List.of("9".repeat(101), "0." + "9".repeat(101))) {
      var refused = refused("{\"a\":{\"b\":" + number + "}}");
      assertThat(refused).hasMessage("contains a number of more than 100 digits");
      assertThat(refused.field()).contains("a.b");
    }
    var refused = refused("{\"a\":\"" + "x".repeat(21) + "\"}");
    assertThat(refused).hasMessage("contains a text of more than 20 characters");
    assertThat(refused.field()).contains("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":1,\"b\":2,\"a\":3}|a",
        "{\"a\":{\"b\":1,\"b\":{}}}|a.b",
        "{\"a\":[0,{\"b\":1,\"b\":1}]}|a.2.b",
        "{\"a\":null,\"a\":null}|a"
      })
  void a_name_given_twice_is_named(String json, String field) {
    assertThat(refused(json)).hasMessage("is given twice");
    assertThat(refused(json).field()).contains(field);
  }

  @Test
  void half_a_character_is_read_as_a_sign_that_can_be_stored() {
    assertThat(reader.read("{\"a\":[\"a\\udc00\\ud83d\",\"\\ud83d\\ude00\"]}"))
        .hasToString("{\"a\":[\"a\uFFFD\uFFFD\",\"\uD83D\uDE00\"]}");
  }

  @Test
  void a_nul_is_refused_by_the_name_of_its_field() {
    assertThat(refused("{\"a\":[\"x\\u0000\"]}").field()).contains("a.1");
    assertThat(refused("{\"a\\u0000b\":1}")).hasMessageContaining("NUL");
    assertThat(refused("{\"a\\u0000b\":1}").field()).contains("a?b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "[1", "{\"a\"}", "{\"a\":1} x", "{} {}", "[1,]", "NaN", "]"})
  void what_is_not_json_is_told_by_its_place(String json) {
    assertThat(refused(json)).hasMessageMatching("is not JSON: check line 1, column \\d+");
    assertThat(refused(json).field()).isEqualTo(Optional.empty());
  }

  @Test
  void raw_line_breaks_in_texts_are_for_templates_only() {
    var json = "{\"a\":\"x\n\ty\"}";

    assertThat(JsonReader.ofTemplates(SMALL).read(json).path("a").textValue()).isEqualTo("x\n\ty");
    assertThat(refused(json)).hasMessageContaining("is not JSON: check line");
  }

  @Test
  void bytes_are_utf8_with_or_without_a_mark() {
    assertThat(reader.read("\uFEFF\"é\"".getBytes(UTF_8)).textValue()).isEqualTo("é");
    assertThat(
            catchThrowableOfType(Unreadable.class, () -> reader.read("\"é\"".getBytes(ISO_8859_1))))
        .hasMessage("is not text in UTF-8");
  }
}
