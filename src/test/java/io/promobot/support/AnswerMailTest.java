package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Letter;
import io.promobot.support.AnswerMail.Answered;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerMailTest {
  private static Letter mail(String question, String answer) {
    return AnswerMail.of(new Answered("Sales", question, answer, Optional.empty()), "Umi & Co");
  }

  @Test
  void the_answer_comes_first_and_the_question_is_quoted_below_it() {
    var letter = mail("Is it silk?\nAnd blue?", "Yes.\n\nBoth.");

    assertThat(letter.text()).isEqualTo("Yes.\n\nBoth.\n\nUmi & Co\n\n> Is it silk?\n> And blue?");
    assertThat(letter.html())
        .contains("<p>Yes.</p>\n<p>Both.</p>\n<p>Umi &amp; Co</p>")
        .contains("<p>Is it silk?<br>\nAnd blue?</p>");
  }

  @Test
  void the_subject_is_the_beginning_of_the_question_on_one_line() {
    assertThat(mail("Is it\r\nBcc: x@example.com silk?", "Yes").subject())
        .isEqualTo("Re: Is it Bcc: x@example.com silk?");
    assertThat(mail("x".repeat(200), "Yes").subject()).hasSize(64).endsWith("x…");
    assertThat(mail("  ", "Yes").subject()).isEqualTo("Re: Sales");
  }

  @Test
  void without_a_question_nothing_is_quoted() {
    assertThat(mail("", "Yes").text()).isEqualTo("Yes\n\nUmi & Co");
    assertThat(mail("", "Yes").html()).doesNotContain("blockquote");
  }

  @Test
  void it_is_a_persons_letter_with_and_without_a_question() {
    assertThat(mail("Is it silk?", "Yes").typed()).isTrue();
    assertThat(mail("", "Yes").typed()).isTrue();
  }

  @Test
  void nothing_that_was_typed_becomes_a_tag() {
    assertThat(mail("<script>", "<b>").html()).doesNotContain("<script", "<b>");
  }
}
