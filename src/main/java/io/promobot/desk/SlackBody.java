package io.promobot.desk;

import io.promobot.channel.DeskChannel.Kind;
import io.promobot.channel.Notice;
import io.promobot.channel.NoticeText;
import io.promobot.hook.HookDefault;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What an incoming webhook of Slack is sent. */
public final class SlackBody {
  private static final int LONGEST = 3_000;

  private SlackBody() {}

  /** {@code ofSettings} is where channels without an address of their own post. */
  public static HookBody body(Optional<HookDefault> ofSettings) {
    return new HookBody(
        new Kind(
            "slack",
            "Slack",
            "Incoming webhook's address",
            "https://hooks.slack.com/services/…",
            ofSettings.map(HookDefault::meaning),
            false),
        ofSettings,
        "Give the channel an address, or set SLACK_WEBHOOK_URL",
        SlackBody::json);
  }

  private static String json(Notice notice) {
    return new JsonObject()
        .put("text", NoticeText.of(notice, LONGEST, SlackBody::escaped))
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
