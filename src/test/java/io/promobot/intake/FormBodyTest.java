package io.promobot.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.promobot.http.Problem;
import io.promobot.untrusted.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
  private static final Optional<String> NO_TYPE = Optional.empty();
  private static final Optional<String> FORM = Optional.of("application/x-www-form-urlencoded");

  private static Map<String, String> texts(Optional<String> type, String body) {
    return FormBody.read(type, body.getBytes(UTF_8)).texts();
  }

  private static Problem refused(String body) {
    return refused(NO_TYPE, body);
  }

  private static Problem refused(Optional<String> type, String body) {
    var refusal = catchThrowable(() -> texts(type, body));
    return refusal instanceof Unreadable unreadable
        ? Problem.unreadable(unreadable)
        : (Problem) refusal;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/json; charset=utf-8",
        "application/x-www-form-urlencoded"
      })
  void json_is_read_whatever_its_type_is_called(String type) {
    var named = Optional.of(type).filter(name -> !name.isEmpty());

    assertThat(texts(named, " {\"name\": \"Ana\", \"phone\": 34612345678, \"vip\": true}"))
        .isEqualTo(Map.of("name", "Ana", "phone", "34612345678", "vip", "true"));
  }

  @Test
  void a_byte_order_mark_is_skipped_and_null_is_as_good_as_left_out() {
    assertThat(texts(NO_TYPE, "\uFEFF{\"name\":\"Ana\",\"phone\":null}"))
        .isEqualTo(Map.of("name", "Ana"));
  }

  @Test
  void forms_are_read_with_and_without_their_type() {
    var body = "name=Ana+Mar%C3%ADa&email=ana%40example.com&empty=\r\n";

    for (var type : List.of(NO_TYPE, FORM)) {
      assertThat(texts(type, body))
          .isEqualTo(Map.of("name", "Ana María", "email", "ana@example.com", "empty", ""));
    }
  }

  @Test
  void a_form_may_say_its_charset_and_is_otherwise_utf8() {
    var latin = "name=Jos\u00e9&email=a%40example.com".getBytes(ISO_8859_1);

    assertThat(FormBody.read(Optional.of(FORM.get() + "; Charset=\"windows-1252\""), latin).texts())
        .containsEntry("name", "José");
    assertThat(catchThrowable(() -> FormBody.read(FORM, latin)))
        .hasMessageContaining("charset=windows-1252");
  }

  @Test
  void a_field_with_several_values_is_a_list_unless_they_are_the_same() {
    var form = FormBody.read(FORM, "name=Ana&name=Ana&likes=a&likes=b".getBytes(UTF_8));

    assertThat(form.texts()).isEqualTo(Map.of("name", "Ana", "likes.1", "a", "likes.2", "b"));
    assertThat(form.nested()).containsExactly("likes");
  }

  @Test
  void a_form_with_a_broken_percent_is_refused_in_words() {
    assertThat(refused(FORM, "name=100%").getMessage()).contains("%");
  }

  @Test
  void nested_values_are_flattened_and_remembered() {
    var body =
        FormBody.read(
            NO_TYPE, "{\"a\":{\"b\":1,\"c\":[\"x\",{\"d\":2}]},\"e\":[]}".getBytes(UTF_8));

    assertThat(body.texts()).isEqualTo(Map.of("a.b", "1", "a.c.1", "x", "a.c.2.d", "2"));
    assertThat(body.nested()).contains("a", "e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"name\": \"Ana\" \"email\": \"a\"}|line 1, column 16",
        "{\"name\": \"An\"a\"}|line 1, column 14",
        "{'name': 'Ana'}|line 1, column 2",
        "{\"name\": Ana}|line 1, column 10",
        "{\"name\": \"Ana\"|line 1, column 15",
        "{\"name\": \"Ana\"} x|line 1, column 17",
        "hello|line 1, column"
      })
  void broken_json_is_told_by_line_and_column(String body, String place) {
    assertThat(refused(body).status()).isEqualTo(400);
    assertThat(refused(body).getMessage()).contains("not JSON", place);
  }

  @Test
  void the_line_is_counted_and_curly_quotes_are_named() {
    assertThat(
            refused("{\n  \"name\": \"Ana\",\n  \"email\": \u201Ca@example.com\u201D\n}")
                .getMessage())
        .contains("line 3, column", "straight");
  }

  @Test
  void what_is_too_deep_is_refused_and_not_followed() {
    assertThat(refused("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}").getMessage())
        .contains("more than 64 deep", "line 1, column");
    assertThat(texts(NO_TYPE, "{\"a\":" + "[".repeat(60) + "1" + "]".repeat(60) + "}")).isEmpty();
  }

  @Test
  void texts_may_hold_raw_tabs_and_line_breaks() {
    assertThat(texts(NO_TYPE, "{\"message\": \"Two\r\nlines,\tone tab\"}"))
        .isEqualTo(Map.of("message", "Two\r\nlines,\tone tab"));
    assertThat(refused("{\"message\": \"a\0b\"}").getMessage()).contains("message", "NUL");
  }

  @Test
  void a_field_that_comes_twice_is_named() {
    var twice = refused("{\"topic\": \"a\", \"x\": {\"topic\": 1}, \"topic\": \"b\"}");

    assertThat(twice.getMessage()).isEqualTo("topic is given twice");
    assertThat(twice.mistakes()).extracting(Problem.Mistake::field).containsExactly("topic");
    assertThat(refused("{\"x\": [1, {\"y\": 1, \"y\": 1}]}").getMessage())
        .isEqualTo("x.2.y is given twice");
  }

  @Test
  void what_is_nested_does_not_crowd_out_what_we_know() {
    var crowd = "{\"all\":[" + "1,".repeat(5_000) + "1],\"email\":\"ana@example.com\"}";

    assertThat(texts(NO_TYPE, crowd)).containsEntry("email", "ana@example.com").hasSize(200);
  }

  @Test
  void a_long_name_over_many_values_costs_nothing() {
    var name = "k".repeat(900);
    var body = "{\"" + name + "\":[" + "[],".repeat(9_000) + "[]]}";

    assertThat(FormBody.read(NO_TYPE, body.getBytes(UTF_8)).nested()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"name\":\"Ana\"}]", "\"Ana\"", "  ", ""})
  void only_an_object_has_fields(String body) {
    assertThat(refused(body).status()).isEqualTo(400);
  }

  @Test
  void a_nul_is_refused_by_the_name_of_its_field_and_half_a_character_is_repaired() {
    assertThat(refused("{\"name\":\"A\\u0000na\"}").mistakes())
        .extracting(Problem.Mistake::field)
        .containsExactly("name");
    assertThat(refused("name=A%00na").mistakes()).hasSize(1);
    assertThat(refused("{\"na\\u0000me\":\"Ana\"}").getMessage()).contains("NUL");
    assertThat(texts(NO_TYPE, "{\"name\":\"\\ud83dAna\"}")).isEqualTo(Map.of("name", "\uFFFDAna"));
  }

  @Test
  void what_is_not_utf8_and_what_has_parts_is_refused_in_words() {
    var latin = "{\"name\":\"María\"}".getBytes(ISO_8859_1);

    var refusal = catchThrowable(() -> FormBody.read(NO_TYPE, latin));

    assertThat(refusal.getMessage()).contains("UTF-8");
    assertThat(refused(Optional.of("multipart/form-data; boundary=x"), "--x").getMessage())
        .contains("JSON");
  }

  @Test
  void very_many_fields_are_not_all_kept() {
    var body = new StringBuilder("{\"a\":0");
    for (int i = 0; i < 5_000; i++) {
      body.append(",\"f").append(i).append("\":1");
    }

    assertThat(texts(NO_TYPE, body.append("}").toString())).hasSize(200);
  }
}
