package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.access.OwnerWorker;
import io.promobot.config.AppConfig;
import io.promobot.wiring.App;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operator reads when promobot has started. */
class GreetingTest {
  private static final Map<String, String> REAL_PAGE =
      Map.of(
          "MESSENGER_PAGE_ID", "104600000000001",
          "MESSENGER_PAGE_TOKEN", "page-token",
          "MESSENGER_APP_SECRET", "app-secret",
          "MESSENGER_VERIFY_TOKEN", "verify-token");

  @Test
  void a_token_that_the_simulator_keeps_from_being_used_is_mentioned() {
    var both = new HashMap<>(REAL_PAGE);
    both.put("SIMULATOR", "on");

    assertThat(greeting(both)).contains("SIMULATOR is on although MESSENGER_PAGE_TOKEN is set");
    assertThat(greeting(REAL_PAGE)).doesNotContain("SIMULATOR");
    assertThat(greeting(Map.of())).doesNotContain("SIMULATOR");
  }

  private static String greeting(Map<String, String> env) {
    var nothingNew = new OwnerWorker.FirstRun(Optional.empty(), Optional.empty(), Optional.empty());
    return new Greeting(AppConfig.fromEnv(env), 1)
        .text(new App.Welcome(nothingNew, URI.create("/#sign-in")));
  }
}
