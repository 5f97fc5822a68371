package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;

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
        "ana@exa mple.com",
        "ana@example.com\r\nBcc: all@example.com",
        "ana@example.com, bob@example.com",
        "ana@-x.com",
        "<script>@example.com",
        "ana@localhost",
        "Ana <ana@example.com>",
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
  @ValueSource(strings = {"", "12", "phone", "+999 12345678", "612 345 678 901 234 567"})
  void what_could_be_nobodys_number_is_refused(String text) {
    assertThat(Phone.read(text, "ES")).isEmpty();
  }
}
