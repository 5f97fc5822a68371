package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.customer.Person;
import io.promobot.text.Csv;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleCsvTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

  private static String row(String name, String psid, String origin) {
    return PeopleCsv.rows(
        Csv.COMMA,
        ZoneOffset.UTC,
        List.of(
            new Person(
                Optional.of("3"),
                Optional.of(psid),
                Optional.of(name),
                origin,
                Optional.of(NOON))));
  }

  @Test
  void a_table_begins_with_the_byte_order_mark_and_its_columns() {
    assertThat(PeopleCsv.head(Csv.COMMA))
        .isEqualTo("\uFEFF\"name\",\"psid\",\"origin\",\"at\"\r\n");
  }

  @Test
  void every_cell_is_quoted_and_a_psid_stays_text() {
    assertThat(row("Ana", "12345678901234567", "counter-poster"))
        .isEqualTo(
            "\"Ana\",\"'12345678901234567\",\"counter-poster\",\"2026-11-20T12:00:00Z\"\r\n");
  }

  @Test
  void quotes_commas_and_line_ends_stay_in_their_cell() {
    assertThat(row("Ana \"the\nboss\", Lee", "1", ""))
        .isEqualTo("\"Ana \"\"the\nboss\"\", Lee\",\"'1\",\"\",\"2026-11-20T12:00:00Z\"\r\n");
  }

  @Test
  void who_was_erased_leaves_empty_cells() {
    var erased =
        new Person(Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());

    assertThat(PeopleCsv.rows(Csv.COMMA, ZoneOffset.UTC, List.of(erased)))
        .isEqualTo("\"\",\"\",\"\",\"\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\tname",
        "\rname",
        "\nname",
        "  =1+1",
        "\u00a0=1",
        "\u3000\u2003=1",
        "\u200b=1",
        "\uFEFF=1",
        "\u0001=1",
        " \t =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A1",
        " \uff1d1",
        "\ufe661",
        "\u22121",
        "=cmd|'/c calc'!A0"
      })
  void what_a_spreadsheet_could_take_for_a_formula_gets_an_apostrophe(String cell) {
    assertThat(Csv.COMMA.text(cell)).isEqualTo("'" + cell);
    assertThat(row(cell, "1", cell)).startsWith("\"'").contains(",\"'" + cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Ana", "1=1", "a-b", "O'Neil", "ana@example", "李", "💚", "e=mc²"})
  void other_cells_stay_as_they_are(String cell) {
    assertThat(Csv.COMMA.text(cell)).isEqualTo(cell);
  }

  @Test
  void semicolons_keep_the_byte_order_mark_and_the_guard_against_formulas() {
    var ana = person("+34 612", "42");

    assertThat(
            PeopleCsv.head(Csv.SEMICOLON)
                + PeopleCsv.rows(Csv.SEMICOLON, ZoneOffset.UTC, List.of(ana)))
        .isEqualTo(
            "\uFEFF\"name\";\"psid\";\"origin\";\"at\"\r\n"
                + "\"'+34 612\";\"'42\";\"a;b\";\"\"\r\n");
  }

  @Test
  void a_plain_table_holds_every_text_as_it_is() {
    var ana = person("+34 612", "42");

    assertThat(PeopleCsv.head(Csv.PLAIN) + PeopleCsv.rows(Csv.PLAIN, ZoneOffset.UTC, List.of(ana)))
        .isEqualTo(
            "\"name\",\"psid\",\"origin\",\"at\"\r\n" + "\"+34 612\",\"42\",\"a;b\",\"\"\r\n");
  }

  private static Person person(String name, String psid) {
    return new Person(
        Optional.of("3"), Optional.of(psid), Optional.of(name), "a;b", Optional.empty());
  }

  @Test
  void a_spreadsheet_has_times_on_the_shops_clock_and_another_program_in_utc() {
    var kolkata = ZoneId.of("Asia/Kolkata");
    var at = Instant.parse("2026-11-28T18:30:00.123Z");

    assertThat(Csv.COMMA.time(at, kolkata)).isEqualTo("2026-11-29T00:00:00+05:30");
    assertThat(Csv.SEMICOLON.time(at, ZoneId.of("UTC"))).isEqualTo("2026-11-28T18:30:00Z");
    assertThat(Csv.PLAIN.time(at, kolkata)).isEqualTo("2026-11-28T18:30:00Z");
  }
}
