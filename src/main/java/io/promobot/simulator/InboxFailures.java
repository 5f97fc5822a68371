package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/** How the simulated mail server and webhooks misbehave; read by the mail server's threads, too. */
final class InboxFailures {
  private static final long USUAL_LATENCY_MS = 3_000;

  private volatile MailMode mail = MailMode.OK;
  private volatile Hooks hooks = new Hooks(HookMode.OK, 0);

  /** What the mail server does with the next e-mails. */
  enum MailMode {
    OK,
    REFUSE_RECIPIENT,
    DROP_AFTER_DATA,
    DOWN,
    BUSY
  }

  /** What the hooks answer to the next calls. */
  enum HookMode {
    OK,
    RATE_LIMITED,
    GONE,
    DOWN,
    SLOW
  }

  /** {@code latencyMs} is the delay of slow answers. */
  record Hooks(HookMode mode, long latencyMs) {
    JsonObject toJson() {
      return new JsonObject().put("mode", word(mode)).put("latency_ms", latencyMs);
    }
  }

  MailMode mail() {
    return mail;
  }

  Hooks hooks() {
    return hooks;
  }

  void setMail(Input input) {
    mail = of(MailMode.class, input);
  }

  void setHooks(Input input) {
    long latency = input.whole("latency_ms", USUAL_LATENCY_MS, 0, 600_000);
    hooks = new Hooks(of(HookMode.class, input), latency);
  }

  JsonObject mailJson() {
    return new JsonObject().put("mode", word(mail));
  }

  private static <M extends Enum<M>> M of(Class<M> modes, Input input) {
    String wanted = input.text("mode", 50).orElse("ok");
    return Arrays.stream(modes.getEnumConstants())
        .filter(mode -> word(mode).equals(wanted))
        .findFirst()
        .orElseThrow(() -> Unreadable.field("mode", "must be one of " + words(modes)));
  }

  private static <M extends Enum<M>> String words(Class<M> modes) {
    return String.join(
        ", ", Arrays.stream(modes.getEnumConstants()).map(InboxFailures::word).toList());
  }

  private static String word(Enum<?> mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
