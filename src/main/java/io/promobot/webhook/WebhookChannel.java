package io.promobot.webhook;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.News;
import io.promobot.channel.Notice;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.hook.Hook;
import io.promobot.hook.HookClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a desk's own program, by a POST of JSON that it can check.
 *
 * <ul>
 *   <li>{@code X-Promobot-Id} is the same when the same news comes again.
 *   <li>{@code X-Promobot-Timestamp} is when it was sent, in seconds since 1970; refuse what is
 *       older than five minutes.
 *   <li>{@code X-Promobot-Signature} is {@code sha256=} and, in hexadecimal, the HMAC-SHA256 of the
 *       timestamp, a dot and the body as it came, keyed with the channel's secret.
 * </ul>
 *
 * <p>Any 2xx means that it was taken; what is answered otherwise is sent again, but for other 4xx
 * than 408 and 429.
 */
public final class WebhookChannel implements DeskChannel {
  private final HookClient hooks;
  private final InstantSource clock;

  public WebhookChannel(HookClient hooks, InstantSource clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return new Kind(
        "webhook",
        "Webhook",
        "Address of your program",
        "https://crm.example.com/requests",
        Optional.empty(),
        true);
  }

  @Override
  public Optional<String> mistake(String address) {
    return hooks.rules().mistake(address);
  }

  @Override
  public String masked(String address) {
    return hooks.rules().masked(address);
  }

  @Override
  public Future<Sent> send(Outgoing<News> outgoing) {
    Optional<String> secret = outgoing.content().secret();
    if (secret.isEmpty()) {
      return Future.failedFuture(
          new SendFailure(
              Reason.NO_ADDRESS, "This channel has no secret; delete it and create it again"));
    }
    String json = json(outgoing.content().notice());
    return Hook.to(outgoing.recipient(), Optional.empty(), json)
        .map(hook -> hooks.post(hook.with(headers(outgoing.id(), json, secret.get()))))
        .orElseGet(() -> HookClient.noAddress("Give the channel an address"))
        .map(answer -> answer.sent(outgoing.id()));
  }

  private Map<String, String> headers(String id, String json, String secret) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return Map.of(
        "X-Promobot-Id",
        id,
        "X-Promobot-Timestamp",
        timestamp,
        "X-Promobot-Signature",
        WebhookSignature.of(secret, timestamp, json));
  }

  static String json(Notice notice) {
    return new JsonObject()
        .put("type", "request")
        .put("number", notice.number())
        .put("business", notice.business())
        .put("topic", notice.topic())
        .put("question", notice.question())
        .put("name", notice.name().orElse(null))
        .put("email", notice.email().orElse(null))
        .put("phone", notice.phone().orElse(null))
        .put("origin", notice.origin())
        .put("asked_at", notice.askedAt().toString())
        .put("link", notice.link())
        .encode();
  }
}
