package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The bytes on the wire, as the fixtures have them. */
class WebhookBodyTest {
  private static final SimulatorSettings SETTINGS =
      new SimulatorSettings("111", "page-token", "app-secret", "verify-me", URI.create("http://x"));

  private final PageEvents events = new PageEvents(SETTINGS);

  private byte[] fixture(String name) throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/messenger/" + name)) {
      return file.readAllBytes();
    }
  }

  @Test
  void a_text_beyond_ascii_is_escaped_and_signed_as_meta_does() throws IOException {
    PageEvent said = events.text("222", 1767225599000L, "m_1", "äöå 🎁");

    byte[] body = WebhookBody.of("111", 1767225600000L, Collections.singletonList(said)).bytes();

    assertThat(body).isEqualTo(fixture("text_unicode.json"));
    assertThat(new Signatures("test_app_secret").header(body))
        .isEqualTo("sha256=792b7cee7e9c12d15f5d6eb036f91d61c7aa61075be5f6e73fd8f67db2a3a7b1");
  }

  @Test
  void a_proof_is_the_token_signed_with_the_secret() {
    assertThat(new Signatures("test_app_secret").proof("PAGE_TOKEN"))
        .isEqualTo("ae6dfd59dd0134f0409f6321f8629a69b0c79085bd50777546941af92eb17366");
  }

  @Test
  void many_events_are_spread_over_entries_of_a_hundred() {
    PageEvent read = events.read("222", 1);

    JsonObject body =
        new JsonObject(
            new String(WebhookBody.of("111", 1, Collections.nCopies(250, read)).bytes()));

    assertThat(body.getJsonArray("entry")).hasSize(3);
    assertThat(body.getJsonArray("entry").getJsonObject(2).getJsonArray("messaging")).hasSize(50);
  }

  @Test
  void settings_keep_their_secrets() {
    assertThat(SETTINGS.toString()).doesNotContain("page-token", "app-secret", "verify-me");
  }
}
