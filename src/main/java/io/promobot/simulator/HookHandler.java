package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plays Slack's and Discord's incoming webhooks, and any other, with their own answers. */
final class HookHandler implements Handler<RoutingContext> {
  private static final int LONGEST_SLACK = 40_000;
  private static final int LONGEST_DISCORD = 2_000;
  private static final String RETRY_AFTER_S = "2";

  private final World world;
  private final Mailroom mailroom;
  private final InboxFailures failures;

  HookHandler(World world, Mailroom mailroom, InboxFailures failures) {
    this.world = world;
    this.mailroom = mailroom;
    this.failures = failures;
  }

  @Override
  public void handle(RoutingContext ctx) {
    switch (failures.hooks().mode()) {
      case DOWN -> answer(ctx, 503, "service_unavailable");
      case GONE -> answer(ctx, 404, gone(ctx));
      case RATE_LIMITED -> {
        ctx.response().putHeader("Retry-After", RETRY_AFTER_S);
        answer(ctx, 429, rateLimited(ctx));
      }
      case SLOW -> world.agenda().after(failures.hooks().latencyMs(), () -> take(ctx));
      case OK -> take(ctx);
    }
  }

  private void take(RoutingContext ctx) {
    if (ctx.response().closed()) {
      return;
    }
    Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
    switch (kind(ctx)) {
      case "slack" -> slack(ctx, text(body, "text"));
      case "discord" -> discord(ctx, text(body, "content"));
      case "webhook" -> keep(ctx, body.toString(), 204, "");
      default -> answer(ctx, 404, "no such kind of hook");
    }
  }

  private void slack(RoutingContext ctx, Optional<String> text) {
    if (text.isEmpty()) {
      answer(ctx, 400, "invalid_payload");
    } else if (text.get().isBlank()) {
      answer(ctx, 400, "no_text");
    } else if (text.get().length() > LONGEST_SLACK) {
      answer(ctx, 400, "msg_too_long");
    } else {
      keep(ctx, shown(text.get()), 200, "ok");
    }
  }

  /** As Slack's readers see it: control sequences resolved, everything else as it was meant. */
  private static String shown(String text) {
    return text.replaceAll("<!(channel|here|everyone)>", "@$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private void discord(RoutingContext ctx, Optional<String> content) {
    if (content.isEmpty() || content.get().isBlank()) {
      answer(ctx, 400, "{\"message\": \"Cannot send an empty message\", \"code\": 50006}");
    } else if (content.get().length() > LONGEST_DISCORD) {
      answer(ctx, 400, "{\"message\": \"Invalid Form Body\", \"code\": 50035}");
    } else {
      keep(ctx, content.get(), 204, "");
    }
  }

  /** Empty when there is no JSON object; blank when the object has no such text. */
  private static Optional<String> text(Buffer body, String name) {
    try {
      return body.length() == 0
          ? Optional.empty()
          : Optional.of(Input.of(body).json().getValue(name) instanceof String told ? told : "");
    } catch (Unreadable notAnObject) {
      return Optional.empty();
    }
  }

  private void keep(RoutingContext ctx, String text, int status, String words) {
    mailroom.take(
        new HookPost(kind(ctx), ctx.pathParam("room"), text, told(ctx.request().headers())));
    answer(ctx, status, words);
  }

  private static Map<String, String> told(MultiMap headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.regionMatches(true, 0, "X-Promobot-", 0, 11)) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  private static String gone(RoutingContext ctx) {
    return kind(ctx).equals("discord")
        ? "{\"message\": \"Unknown Webhook\", \"code\": 10015}"
        : "no_service";
  }

  private static String rateLimited(RoutingContext ctx) {
    return kind(ctx).equals("discord")
        ? "{\"message\": \"You are being rate limited.\", \"retry_after\": 2.0}"
        : "rate_limited";
  }

  private static String kind(RoutingContext ctx) {
    return ctx.pathParam("kind");
  }

  private static void answer(RoutingContext ctx, int status, String words) {
    ctx.response().setStatusCode(status).end(words);
  }
}
