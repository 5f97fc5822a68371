package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Domain names in the script of their language and in that of the network. */
class DomainNameTest {
  private static final Pattern ESCAPED = Pattern.compile("\\\\u\\{([0-9A-F]+)}");

  static Stream<String> names() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/contact/idna.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_goes_out_as_uts_46_says(String line) {
    String[] parts = line.split(";", 2);
    String typed =
        ESCAPED
            .matcher(parts[0])
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))));
    Optional<String> ascii = Optional.of(parts[1].strip()).filter(name -> !name.isEmpty());

    assertThat(DomainName.ascii(typed)).isEqualTo(ascii);
    assertThat(DomainName.unicode(typed).flatMap(DomainName::ascii)).isEqualTo(ascii);
  }

  @Test
  void machines_names_stay_as_they_are() {
    assertThat(DomainName.ascii("Mail_Catcher")).contains("mail_catcher");
    assertThat(DomainName.ascii("127.0.0.1")).contains("127.0.0.1");
    assertThat(DomainName.ascii("::1")).contains("::1");
  }
}
