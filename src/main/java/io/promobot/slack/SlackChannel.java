package io.promobot.slack;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.News;
import io.promobot.channel.NoticeText;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Sent;
import io.promobot.hook.Hook;
import io.promobot.hook.HookClient;
import io.promobot.hook.HookDefault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Notifies a desk through an incoming webhook of Slack. */
public final class SlackChannel implements DeskChannel {
  private static final int LONGEST = 3_000;

  private final HookClient hooks;
  private final Optional<HookDefault> ofSettings;

  public SlackChannel(HookClient hooks, Optional<HookDefault> ofSettings) {
    this.hooks = hooks;
    this.ofSettings = ofSettings;
  }

  @Override
  public Kind kind() {
    return new Kind(
        "slack",
        "Slack",
        "Incoming webhook's address",
        "https://hooks.slack.com/services/…",
        ofSettings.map(HookDefault::meaning),
        false);
  }

  @Override
  public Optional<String> mistake(String address) {
    return address.isEmpty() && ofSettings.isPresent()
        ? Optional.empty()
        : hooks.rules().mistake(address);
  }

  @Override
  public String masked(String address) {
    return hooks.rules().masked(address);
  }

  @Override
  public Future<Sent> send(Outgoing<News> outgoing) {
    return Hook.to(outgoing.recipient(), ofSettings, json(outgoing.content()))
        .map(hooks::post)
        .orElseGet(
            () -> HookClient.noAddress("Give the channel an address, or set SLACK_WEBHOOK_URL"))
        .map(answer -> answer.sent(outgoing.id()));
  }

  static String json(News news) {
    return new JsonObject()
        .put("text", NoticeText.of(news.notice(), LONGEST, SlackChannel::escaped))
        // Otherwise an asterisk in a question would make it bold, and a ~ would strike it out.
        .put("mrkdwn", false)
        .put("unfurl_links", false)
        .put("unfurl_media", false)
        .encode();
  }

  /** Slack's control sequences, such as {@code <!channel>}, begin and end with these. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
