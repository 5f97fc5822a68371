package io.promobot.desk;

import io.promobot.channel.DeskChannel.Kind;
import io.promobot.channel.Notice;
import io.promobot.channel.NoticeText;
import io.promobot.text.Cut;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a webhook of Discord is sent. */
public final class DiscordBody {
  private static final int LONGEST_MESSAGE = 2_000;
  // Every letter of it may need a backslash, and the other lines need room.
  private static final int LONGEST_QUESTION = 600;

  public static final HookBody BODY =
      HookBody.of(
          new Kind(
              "discord",
              "Discord",
              "Webhook's address",
              "https://discord.com/api/webhooks/…",
              Optional.empty(),
              false),
          DiscordBody::json);

  private DiscordBody() {}

  private static String json(Notice notice) {
    String text = NoticeText.of(notice, LONGEST_QUESTION, DiscordBody::escaped);
    return new JsonObject()
        .put("content", Cut.to(text, LONGEST_MESSAGE))
        .put("allowed_mentions", new JsonObject().put("parse", new JsonArray()))
        .encode();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_~`|>#\\[\\]()<@:-])", "\\\\$1");
  }
}
