package io.promobot.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonDataPageTest {
  @Test
  void times_and_yes_or_no_are_written_for_people() {
    assertThat(page(Map.of("created_at", "2026-11-30T05:25:50.1604+00:00", "blocked", false)))
        .contains("<dt>Created at</dt><dd>2026-11-30 05:25:50</dd>")
        .contains("<dt>Blocked</dt><dd>no</dd>");
  }

  @Test
  void what_a_person_wrote_is_shown_as_it_is() {
    String words = "see you at 2026-11-30T05:25:50+00:00";

    assertThat(page(Map.of("text", words))).contains("<dd>" + words + "</dd>");
  }

  private static String page(Map<String, Object> row) {
    return PersonDataPage.of("Umi", new PersonData(Map.of("customer", List.of(row)))).html();
  }
}
