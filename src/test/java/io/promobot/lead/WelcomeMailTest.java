package io.promobot.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class WelcomeMailTest {
  @Test
  void name_and_business_stand_where_the_copy_says() {
    var letter = WelcomeMail.of(WelcomeCopy.DEFAULT, "Ana", "Umi Shop");

    assertThat(letter.subject()).isEqualTo("Welcome to Umi Shop, Ana");
    assertThat(letter.text()).startsWith("Hello Ana,\n\n").contains("Umi Shop");
    assertThat(letter.html()).contains("<p>Hello Ana,</p>");
    assertThat(letter.replyTo()).isEmpty();
  }

  @Test
  void a_name_cannot_become_a_header_a_tag_or_a_placeholder() {
    var name = "Ana\r\nBcc: x@example.com\u2028<b>&\"'{business}$1\\";

    var letter = WelcomeMail.of(new WelcomeCopy("Hi {name}", "{name}"), name, "Umi");

    assertThat(letter.subject()).isEqualTo("Hi Ana Bcc: x@example.com <b>&\"'{business}$1\\");
    assertThat(letter.html())
        .contains("<p>Ana Bcc: x@example.com &lt;b&gt;&amp;&quot;&#39;{business}$1\\</p>")
        .doesNotContain("<b>");
  }

  @Test
  void paragraphs_and_lines_are_those_of_the_text() {
    var letter = WelcomeMail.of(new WelcomeCopy("s", "a <1>\nb\n\nc 100%"), "Ana", "Umi");

    assertThat(letter.html()).contains("<p>a &lt;1&gt;<br>\nb</p>\n<p>c 100%</p>");
  }

  @Test
  void what_must_be_fixed_is_said() {
    assertThat(WelcomeCopy.DEFAULT.mistakes()).isEmpty();
    assertThat(new WelcomeCopy(" ", "Hi {nme}").mistakes())
        .extracting(WelcomeCopy.Mistake::field, WelcomeCopy.Mistake::message)
        .containsExactly(
            tuple("subject", "must not be empty"),
            tuple("text", "may contain {name} and {business}, but not {nme}"));
    assertThat(new WelcomeCopy("a\nb", "x".repeat(5_001)).mistakes()).hasSize(2);
  }
}
