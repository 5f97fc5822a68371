package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "53100, disk is full",
    "53200, out of memory",
    "53300, no more connections",
    "53400, limit of its own",
    "25006, read-only",
    "57P03, starting or stopping",
    "28P01, user or password",
    "28000, user or password",
    "3D000, This database does not exist",
    "58030, read or write its files"
  })
  void what_keeps_the_database_from_saving_is_said_in_plain_words(String state, String words) {
    assertThat(DatabaseTrouble.ofState(state).orElseThrow()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22021", "40001", "57014", "57P01", "55P03", "42P01", ""})
  void one_unlucky_statement_is_not_trouble(String state) {
    assertThat(DatabaseTrouble.ofState(state)).isEmpty();
  }

  @Test
  void a_database_that_says_nothing_does_not_answer() {
    assertThat(DatabaseTrouble.ofSilence(new DatabaseUnavailable("no pong")))
        .contains("does not answer");
  }
}
