package io.promobot.desk;

import io.promobot.channel.DeskChannel.Kind;
import io.promobot.channel.Notice;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a desk's own program is sent: JSON that it can check.
 *
 * <p>Its headers are those of Standard Webhooks ({@code webhook-id}, {@code webhook-timestamp} and
 * {@code webhook-signature}; {@code docs/events.md}), and older ones:
 *
 * <ul>
 *   <li>{@code X-Promobot-Id} is the same when the same notification comes again.
 *   <li>{@code X-Promobot-Timestamp} is when it was sent, in seconds since 1970; refuse what is
 *       older than five minutes.
 *   <li>{@code X-Promobot-Signature} is {@code sha256=} and, in hexadecimal, the HMAC-SHA256 of the
 *       timestamp, a dot and the body as it came, keyed with the channel's secret.
 * </ul>
 *
 * <p>Any 2xx means that it was taken; it is sent again after any other answer except a 4xx that is
 * not 408 or 429.
 */
public final class WebhookBody {
  public static final HookBody BODY =
      HookBody.of(
          new Kind(
              "webhook",
              "Webhook",
              "Address of your program",
              "https://crm.example.com/requests",
              Optional.empty(),
              true),
          WebhookBody::json);

  private WebhookBody() {}

  private static String json(Notice notice) {
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
