package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people can be reached. */
class ContactTest {
  @Test
  void an_address_is_trimmed_and_its_domain_is_in_lower_case() {
    assertThat(Email.read("  Ana.Prieto@Example.COM "))
        .contains(new Email("Ana.Prieto@example.com", "ana.prieto@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example",
        "a b@example.com",
        "ana @example.com",
        "ana@ example.com",
        "ana. prieto@example.com",
        "ana@example .com",
        "mailto:ana%0D%0A%20@example.com",
        "mailto:ana%00@example.com",
        "ana@exa mple.com",
        "ana@example.com\r\nBcc: all@example.com",
        "ana@example.com, bob@example.com",
        "ana@-x.com",
        "<script>@example.com",
        "ana@localhost",
        "ana(hi)@example.com"
      })
  void what_could_be_nobodys_address_is_refused(String text) {
    assertThat(Email.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'hara@example.ie",
        "a+b@example.com",
        "josé@example.es",
        "ana@münchen.de",
        "x@a.co"
      })
  void unusual_addresses_are_taken(String text) {
    assertThat(Email.read(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ana@example.com>",
        "Ana Prieto <ana@example.com>",
        "\"Prieto, Ana\" <ana@example.com>",
        "mailto:ana@example.com",
        "MAILTO:ana%40example.com?subject=Hi",
        "<mailto:ana@example.com>",
        "ana@example.com.",
        "ana@example.com,",
        "(ana@example.com)",
        "\u00a0ana@example.com\u200b",
        "\ufeffana@example.com",
        "ana\u00ad@exam\u2060ple.com",
        "\u202aana@example.com\u202c",
        "\u2068ana@example.com\u2069",
        "ana\u200d@example.com",
        "ana@example.com\u200d",
        "mailto:ana%E2%80%8B@example.com",
        "mailto:%C2%A0ana@example.com",
        "mailto:ana@example.com%EF%BB%BF",
        "ana\ufe0f@example.com",
        "ana＠example．com",
        "ａｎａ@ＥＸＡＭＰＬＥ.com",
        "ana@example。com",
        "ana@EXAMPLE.com"
      })
  void what_was_pasted_around_or_into_an_address_does_not_make_another(String text) {
    assertThat(Email.read(text)).contains(new Email("ana@example.com", "ana@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ana1\u200d@example.com", "ana1\ufe0f@example.com", "\u200cana1@example.com"})
  void joiners_after_digits_and_signs_make_no_other_address(String text) {
    assertThat(Email.read(text)).contains(new Email("ana1@example.com", "ana1@example.com"));
    assertThat(Email.read("a_\u200c@example.com")).isEqualTo(Email.read("a_@example.com"));
    assertThat(Phone.read("612\u200d345678", "ES")).contains("+34612345678");
  }

  @Test
  void a_long_text_is_not_an_address_and_takes_no_time() {
    for (var letter : List.of("!", "\u0301", "<", "a", "(")) {
      var text = letter.repeat(60_000) + "a@example.com";

      assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> {
            assertThat(Email.read(text)).isEmpty();
            assertThat(Phone.read(text, "ES")).isEmpty();
          });
    }
  }

  @Test
  void a_second_number_is_not_an_extension_of_the_first() {
    assertThat(Phone.read("612345678, 699999999", "ES")).isEmpty();
    assertThat(Phone.read("612345678 ext. 12345", "ES")).contains("+34612345678;ext=12345");
  }

  @ParameterizedTest
  @CsvSource({
    "a@faß.example, a@faß.example",
    "a@FAẞ.example, a@faß.example",
    "a@xn--fa-hia.example, a@faß.example",
    "a@Bücher.example, a@bücher.example",
    "a@bu\u0308cher.example, a@bücher.example",
    "a@fass.example, a@fass.example",
    "ñandu@example.com, ñandu@example.com",
    "n\u0303andu@example.com, ñandu@example.com"
  })
  void a_domain_has_one_spelling_and_keeps_its_owner(String text, String address) {
    assertThat(Email.read(text)).map(Email::key).contains(address);
  }

  @Test
  void an_address_longer_than_mail_servers_take_is_refused() {
    assertThat(
            Email.read(
                "a".repeat(60) + "@" + "b".repeat(60) + "." + "c".repeat(60) + ".com".repeat(40)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "612 345 678, ES, +34612345678",
    "+1 (415) 555-2671, ES, +14155552671",
    "0034 612-345-678, ES, +34612345678",
    "030 123456, DE, +4930123456"
  })
  void numbers_are_kept_in_one_form(String text, String region, String number) {
    assertThat(Phone.read(text, region)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+34 612-345-678 ext. 5",
        "612 345 678 x5",
        "612345678 #5",
        "612345678 доб. 5",
        "+34612345678;ext=5",
        "tel:+34-612-345-678;ext=5",
        "＋３４ ６１２ ３４５ ６７８ ext 5",
        "\u202a612\u00a0345\u2060678 ext 5\u202c"
      })
  void an_extension_is_kept(String text) {
    assertThat(Phone.read(text, "ES")).contains("+34612345678;ext=5");
  }

  @Test
  void a_long_extension_is_kept_whole_or_refused() {
    assertThat(Phone.read("+34612345678 ext. 00123456789012345678", "ES"))
        .contains("+34612345678;ext=00123456789012345678");
    assertThat(Phone.read("+34612345678 ext. 123456789012345678901", "ES")).isEmpty();
    assertThat(Phone.read("+34612345678 Durchwahl 5", "ES")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "phone", "+999 12345678", "612 345 678 901 234 567"})
  void what_could_be_nobodys_number_is_refused(String text) {
    assertThat(Phone.read(text, "ES")).isEmpty();
  }
}
