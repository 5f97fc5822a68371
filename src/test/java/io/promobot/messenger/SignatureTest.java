package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String VALID =
      "sha256=792b7cee7e9c12d15f5d6eb036f91d61c7aa61075be5f6e73fd8f67db2a3a7b1";
  private static final String OF_DECODED_TEXT =
      "sha256=8d012bc11c556af5c0d3ee5c548822e405d8aa6bc6503b3c911d35106000332e";

  private final Signature signature = new Signature(List.of(Fixtures.SECRET));
  private final byte[] body = Fixtures.body("text_unicode.json");

  static List<Fixtures.Row> recorded_bodies() {
    return Fixtures.rows();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource
  void recorded_bodies(Fixtures.Row row) {
    assertThat(signature.accepts(row.signature(), Fixtures.body(row.file()))).isTrue();
  }

  @Test
  void every_recorded_body_has_its_row() throws IOException {
    assertThat(Fixtures.rows()).hasSize((int) Fixtures.files());
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "sha256=",
        "sha256=792b7c",
        OF_DECODED_TEXT,
        VALID + "0",
        " " + VALID,
        "sha1=792b7cee7e9c12d15f5d6eb036f91d61c7aa6107",
        "sha256:792b7cee7e9c12d15f5d6eb036f91d61c7aa61075be5f6e73fd8f67db2a3a7b1",
        "sha256=g92b7cee7e9c12d15f5d6eb036f91d61c7aa61075be5f6e73fd8f67db2a3a7b1"
      })
  void anything_but_the_exact_header_is_refused(String header) {
    assertThat(signature.accepts(header, body)).isFalse();
  }

  @Test
  void upper_case_is_refused() {
    String upper = "sha256=" + VALID.substring(7).toUpperCase(Locale.ROOT);

    assertThat(signature.accepts(upper, body)).isFalse();
  }

  @Test
  void one_changed_byte_is_refused() {
    body[10] ^= 1;

    assertThat(signature.accepts(VALID, body)).isFalse();
  }

  @Test
  void two_secrets_are_accepted_while_they_are_being_changed() {
    assertThat(new Signature(List.of("new_secret", Fixtures.SECRET)).accepts(VALID, body)).isTrue();
    assertThat(new Signature(List.of("new_secret")).accepts(VALID, body)).isFalse();
    assertThat(new Signature(List.of()).accepts(VALID, body)).isFalse();
  }

  @Test
  void many_threads_share_one_signature() {
    long accepted =
        IntStream.range(0, 20_000).parallel().filter(i -> signature.accepts(VALID, body)).count();

    assertThat(accepted).isEqualTo(20_000);
  }
}
