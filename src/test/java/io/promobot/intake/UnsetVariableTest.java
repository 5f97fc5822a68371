package io.promobot.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.promobot.http.Json;
import io.promobot.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsetVariableTest {
  private static FormBody form(Map<String, String> fields) {
    return FormBody.read(Optional.empty(), Json.text(fields).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@phone",
        "@whatsapp_number",
        "null",
        "undefined",
        "{{phone}}",
        "{{contact.phone}}",
        "{{ user phone number }}",
        "{{{phone}}}",
        "{phone}",
        "${phone}",
        "$phone",
        "#{phone}",
        "[phone]",
        "[[phone]]",
        "%phone%",
        "<phone>",
        "<%= phone %>",
        " @phone ",
        ""
      })
  void a_phone_that_was_never_asked_is_left_out(String unset) {
    var lead =
        LeadForm.read(
            form(Map.of("name", "Ana", "email", "ana@example.com", "phone", unset)), false, "ES");

    assertThat(lead.phone()).isEmpty();
    assertThat(lead.attributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@name",
        "@first_name @last_name",
        "{{first_name}} {{last_name}}",
        "{name}",
        "null"
      })
  void a_variable_is_nobodys_name(String unset) {
    var request =
        RequestForm.read(
            form(Map.of("topic", "Sales", "email", "ana@example.com", "name", unset)), "ES");
    var refused =
        catchThrowable(
            () ->
                LeadForm.read(form(Map.of("name", unset, "email", "a@example.com")), false, "ES"));

    assertThat(request.name()).isEmpty();
    assertThat(((Problem) refused).mistakes()).extracting(Problem.Mistake::field).contains("name");
  }

  @Test
  void the_next_name_of_a_field_is_read_when_the_first_is_unset() {
    var lead =
        LeadForm.read(
            form(
                Map.of(
                    "name",
                    "@name",
                    "first_name",
                    "Ana",
                    "email",
                    "ana@example.com",
                    "origin",
                    "{{utm_source}}",
                    "ref",
                    "poster",
                    "plan",
                    "{{plan}}")),
            false,
            "ES");

    assertThat(lead.name()).isEqualTo("Ana");
    assertThat(lead.origin()).isEqualTo("poster");
    assertThat(lead.attributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message|@ana|false",
        "message|write to @ana please|false",
        "message|[urgent]|false",
        "message|@question|true",
        "message|@user_question|true",
        "message|{{anything}}|true",
        "message|50 %|false",
        "message|None|false",
        "message|is {{this}} broken?|false",
        "origin|@ana|false",
        "origin|@utm_source|true",
        "name|Null|false",
        "name|Ana <3|false"
      })
  void what_somebody_may_have_written_stays(String field, String text, boolean unset) {
    var names =
        Map.of(
            "message", List.of("message", "question"),
            "origin", List.of("origin", "utm_source"),
            "name", List.of("name", "username"));

    assertThat(UnsetVariable.is(text, names.get(field))).isEqualTo(unset);
  }

  @Test
  void a_long_run_of_variables_costs_nothing() {
    assertThat(UnsetVariable.is("@a".repeat(30_000), List.of("message"))).isFalse();
    assertThat(UnsetVariable.is("{{a}}".repeat(12_000), List.of("message"))).isFalse();
  }
}
