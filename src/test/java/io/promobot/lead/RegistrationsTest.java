package io.promobot.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.contact.Email;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
  private static NewLead lead(String name, String email, Optional<String> phone, String origin) {
    return new NewLead(
        name,
        Email.read(email).orElseThrow(),
        phone,
        origin,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  @Test
  void the_first_that_knows_where_a_person_came_from_is_believed() {
    var all =
        new Registrations(
            List.of(
                lead("Ana", "ana@example.com", Optional.empty(), ""),
                lead("Ana", "ana@example.com", Optional.empty(), "flyer"),
                lead("Ana", "ana@example.com", Optional.empty(), "poster")));

    assertThat(all.distinct()).extracting(NewLead::origin).containsExactly("flyer");
  }

  @Test
  void of_those_with_one_e_mail_the_first_has_the_origin_and_the_last_the_name() {
    var all =
        new Registrations(
            List.of(
                lead("Ana", "ana@example.com", Optional.of("+34612345678"), "poster"),
                lead("Bo", "bo@example.com", Optional.empty(), ""),
                lead("Ana M", "ANA@example.com", Optional.empty(), "flyer")));

    assertThat(all.distinct())
        .extracting(NewLead::name, each -> each.email().address(), NewLead::origin)
        .containsExactly(
            tuple("Ana M", "ana@example.com", "poster"), tuple("Bo", "bo@example.com", ""));
    var answers =
        all.answers(
            email ->
                new Registered(
                    1,
                    "Ana M",
                    email,
                    Optional.of("+34612345678"),
                    "poster",
                    Instant.EPOCH,
                    LocalDate.EPOCH,
                    Optional.empty(),
                    true));
    assertThat(answers).extracting(Registered::created).containsExactly(true, true, false);
    assertThat(answers).extracting(Registered::name).containsExactly("Ana", "Bo", "Ana M");
    assertThat(answers.get(2).phone()).hasValue("+34612345678");
  }
}
