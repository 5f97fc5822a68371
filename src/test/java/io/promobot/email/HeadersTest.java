package io.promobot.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, whatever people put in them. */
class HeadersTest {
  @Test
  void a_subject_is_one_short_line() throws Exception {
    assertThat(Headers.subject("Welcome\r\nBcc: all@example.com"))
        .isEqualTo("Welcome Bcc: all@example.com");
    assertThat(Headers.subject("a\u2028b\u0085c\0d\te")).isEqualTo("a b c d e");
    assertThat(MimeUtility.decodeText(MimeUtility.unfold(Headers.subject("🎁".repeat(500)))))
        .hasSizeLessThan(151)
        .endsWith("🎁…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "a b@c.example",
        "A <a@b.example>",
        "a@b.example (A)",
        "a@b@c.example",
        "\"a\"@b.example",
        "a",
        "@b",
        "a@",
        "a@b.example>",
        "a@-\u0000.example",
        ""
      })
  void what_is_more_or_less_than_an_address_is_none(String text) {
    assertThat(Headers.address(text)).isEmpty();
  }

  @Test
  void a_domain_is_written_as_mail_servers_want_it() {
    assertThat(Headers.address("ana@bücher.example")).contains("ana@xn--bcher-kva.example");
    assertThat(Headers.address("o'hara+x@b.example")).contains("o'hara+x@b.example");
  }

  @Test
  void a_business_name_can_hold_anything_and_stays_a_name() {
    assertThat(Headers.named("Umi Shop", "shop@b.example")).isEqualTo("Umi Shop <shop@b.example>");
    assertThat(Headers.named("Umi (Shop), \"Ltd\"", "shop@b.example"))
        .isEqualTo("\"Umi (Shop), \\\"Ltd\\\"\" <shop@b.example>");
    assertThat(Headers.named("Müsli\r\nBcc: a@b.example", "shop@b.example"))
        .startsWith("=?UTF-8?")
        .doesNotContain("\r\nBcc");
  }

  @Test
  void a_message_id_belongs_to_a_letter_and_its_reader() {
    String id = Headers.messageId("7", "ana@b.example", "umi.example");

    assertThat(id).matches("<promobot\\.7\\.[0-9a-f]{12}@umi\\.example>");
    assertThat(Headers.messageId("7", "ana@b.example", "umi.example")).isEqualTo(id);
    assertThat(Headers.messageId("7", "bob@b.example", "umi.example")).isNotEqualTo(id);
    assertThat(Headers.messageId("8", "ana@b.example", "umi.example")).isNotEqualTo(id);
  }
}
