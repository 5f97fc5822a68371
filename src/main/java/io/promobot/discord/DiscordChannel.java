package io.promobot.discord;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.News;
import io.promobot.channel.NoticeText;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Sent;
import io.promobot.hook.Hook;
import io.promobot.hook.HookClient;
import io.promobot.text.Cut;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Notifies a desk through a Discord webhook. */
public final class DiscordChannel implements DeskChannel {
  private static final int LONGEST_MESSAGE = 2_000;
  // Every letter of it may need a backslash, and the other lines need room.
  private static final int LONGEST_QUESTION = 600;

  private final HookClient hooks;

  public DiscordChannel(HookClient hooks) {
    this.hooks = hooks;
  }

  @Override
  public Kind kind() {
    return new Kind(
        "discord",
        "Discord",
        "Webhook's address",
        "https://discord.com/api/webhooks/…",
        Optional.empty(),
        false);
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
    return Hook.to(outgoing.recipient(), Optional.empty(), json(outgoing.content()))
        .map(hooks::post)
        .orElseGet(() -> HookClient.noAddress("Give the channel an address"))
        .map(answer -> answer.sent(outgoing.id()));
  }

  static String json(News news) {
    String text = NoticeText.of(news.notice(), LONGEST_QUESTION, DiscordChannel::escaped);
    return new JsonObject()
        .put("content", Cut.to(text, LONGEST_MESSAGE))
        .put("allowed_mentions", new JsonObject().put("parse", new JsonArray()))
        .encode();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_~`|>#\\[\\]()<@:-])", "\\\\$1");
  }
}
