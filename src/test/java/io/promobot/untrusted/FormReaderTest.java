package io.promobot.untrusted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private final FormReader reader = new FormReader(new Limits(4, 5, 10, 20));

  private Map<String, List<String>> read(String form) {
    return reader.read(form.getBytes(UTF_8), Optional.empty());
  }

  private Unreadable refused(String form) {
    return catchThrowableOfType(Unreadable.class, () -> read(form));
  }

  @Test
  void fields_are_decoded_and_nothing_but_an_ampersand_ends_one() {
    assertThat(read("a=x+y%20z&b=%C3%A9\u00e9&c=1;d=2#3"))
        .isEqualTo(Map.of("a", List.of("x y z"), "b", List.of("éé"), "c", List.of("1;d=2#3")));
    assertThat(read("a=1&a=2&b[c]=3&d.e=&f"))
        .isEqualTo(
            Map.of(
                "a",
                List.of("1", "2"),
                "b[c]",
                List.of("3"),
                "d.e",
                List.of(""),
                "f",
                List.of("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "Windows-1252", "iso-8859-1", "ISO-8859-1", "latin1"})
  void a_declared_charset_is_the_one_that_counts(String charset) {
    var form = "name=Jos\u00e9&price=%80+5".getBytes(WINDOWS);

    assertThat(reader.read(form, Optional.of(charset)))
        .isEqualTo(Map.of("name", List.of("José"), "price", List.of("€ 5")));
  }

  @Test
  void a_browser_says_its_charset_in_a_field() {
    assertThat(read("_charset_=windows-1252&name=Jos%E9"))
        .isEqualTo(Map.of("name", List.of("José")));
    assertThat(read("name=Jos%C3%A9&_charset_=")).isEqualTo(Map.of("name", List.of("José")));
  }

  @Test
  void what_is_neither_utf8_nor_declared_is_refused_with_what_to_do() {
    assertThat(refused("name=Jos%E9"))
        .hasMessageContaining("not text in UTF-8")
        .hasMessageContaining("charset=windows-1252")
        .hasMessageContaining("_charset_");
    assertThat(refused("_charset_=klingon&a=b"))
        .hasMessageContaining("charset that we do not know");
    assertThat(refused("_charset_=%00&a=b")).hasMessageContaining("charset that we do not know");
  }

  @Test
  void the_message_says_which_limit() {
    assertThat(refused("a&b&c&d&e&f")).hasMessage("contains more than 5 fields");
    assertThat(read("a&b&c&d&e")).hasSize(5);
    assertThat(refused("elevenchars=1")).hasMessage("contains a name of more than 10 characters");
    assertThat(refused("a=" + "x".repeat(21)))
        .hasMessage("contains a text of more than 20 characters");
    assertThat(refused("a=" + "x".repeat(21)).field()).contains("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=1&caf%C3%A9=%", "caf%C3%A9=%z1&a=%", "caf%C3%A9=%C3", "caf%C3%A9=%E9&a"})
  void the_field_that_cannot_be_read_is_named(String form) {
    assertThat(refused(form).field()).contains("café");
  }

  @Test
  void a_name_that_cannot_be_read_is_the_body_s_mistake() {
    assertThat(refused("%zz=1").field()).isEmpty();
    assertThat(refused("%C3=1").field()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%z1", "%zz=1", "a=100%"})
  void a_broken_percent_is_told(String form) {
    assertThat(refused(form)).hasMessageContaining("two hexadecimal digits must follow each %");
  }

  @Test
  void a_byte_order_mark_is_not_part_of_the_first_name() {
    assertThat(read("\ufeffname=Ana")).isEqualTo(Map.of("name", List.of("Ana")));
  }
}
