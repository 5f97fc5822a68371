package io.promobot.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.till.CodeFile.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CodeFileTest {
  private static final String A_HEAD_AND_THREE =
      "Coupon codes\nA-1111\n\n  \"b 2222\" , 5 %\nC3333\t1";

  @Test
  void the_first_cell_of_each_line_is_a_code_whatever_separates_it_from_the_next() {
    var file = CodeFile.read(A_HEAD_AND_THREE);

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.codes()).extracting(Line::compared).containsExactly("A1111", "B2222", "C3333");
    assertThat(file.codes()).extracting(Line::written).containsExactly("A-1111", "b 2222", "C3333");
    assertThat(file.codes()).extracting(Line::number).containsExactly(2, 4, 5);
  }

  @Test
  void a_first_line_that_names_the_codes_is_none_in_any_of_our_customers_languages() {
    for (var head :
        new String[] {
          "Código;Descuento",
          "Gutscheincode",
          "CODES",
          "Cupón",
          "Code promo,Remise",
          "Codice",
          "coupon_code"
        }) {
      var file = CodeFile.read(head + "\nAB-1234");
      assertThat(file.mistakes()).as(head).isEmpty();
      assertThat(file.codes()).as(head).hasSize(1);
    }
    for (var code : new String[] {"CODE2024", "CODE 2024"}) {
      assertThat(CodeFile.read(code + "\nAB-1234").codes()).as(code).hasSize(2);
    }
  }

  @Test
  void a_line_without_a_code_is_told_unless_all_of_it_is_empty() {
    var file = CodeFile.read("AB-1234;10\n;10\n;;\n\"\",5\n \n");

    assertThat(file.mistakes()).extracting(CodeFile.Mistake::line).containsExactly(2, 4);
    assertThat(file.mistakes().get(0).problem()).contains("first cell is empty");
    assertThat(file.lines()).isEqualTo(3);
  }

  @Test
  void lines_end_as_every_system_ends_them() {
    assertThat(CodeFile.read("A1111\rB2222\r\nC3333\n").lines()).isEqualTo(3);
  }

  @Test
  void the_same_code_written_differently_is_the_same_code() {
    assertThat(CodeFile.read("ab-12\nA B 1 2").mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.line()).isEqualTo(2);
              assertThat(mistake.problem()).contains("line 1");
            });
  }

  @Test
  void what_a_till_cannot_type_or_anybody_could_guess_is_not_a_code() {
    for (var bad :
        new String[] {
          "ABC", "AB_12", "É1234", "A-".repeat(30), "A".repeat(41), "=1+1", "😀😀😀😀"
        }) {
      assertThat(CodeFile.read(bad).mistakes()).as(bad).hasSize(1);
    }
  }

  @Test
  void a_code_is_no_longer_written_than_people_can_be_told_it() {
    var file = CodeFile.read("DASH" + "-".repeat(1_000_000) + "1234\nA  - B12");

    assertThat(file.codes()).extracting(Line::written).containsExactly("DASH-1234", "A B12");
    assertThat(CodeFile.read("A-".repeat(21)).mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.problem()).contains("at most 40"));
  }

  @Test
  @Timeout(10)
  void a_first_line_of_nothing_but_accents_is_refused_at_once() {
    String pile = "a" + "\u0301".repeat(100_000) + "\u0316".repeat(100_000);

    assertThat(CodeFile.read(pile + "\nAB-1234").codes()).hasSize(1);
  }
}
