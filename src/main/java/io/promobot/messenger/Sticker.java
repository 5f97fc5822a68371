package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A sticker that says something: Messenger's own thumb, which its button beside the text sends. */
final class Sticker {
  /** Its three sizes, by how long the button was held. */
  private static final Set<Long> THUMBS_UP =
      Set.of(369_239_263_222_822L, 369_239_343_222_814L, 369_239_383_222_810L);

  private static final String YES = "👍";

  private Sticker() {}

  // "message":{"sticker_id":369239263222822,"attachments":[{"type":"image","payload":{"url":"…",
  // "sticker_id":369239263222822}}]}; the type has been "sticker" since August 2026
  /** Empty for any other; the number may stand beside the attachments or in one. */
  static String words(JsonNode message) {
    if (isThumb(message)) {
      return YES;
    }
    for (JsonNode attachment : message.path("attachments")) {
      if (isThumb(attachment.path("payload"))) {
        return YES;
      }
    }
    return "";
  }

  private static boolean isThumb(JsonNode where) {
    JsonNode id = where.path("sticker_id");
    return id.canConvertToLong() && THUMBS_UP.contains(id.asLong())
        || id.isTextual() && THUMBS_UP.stream().anyMatch(each -> id.asText().equals("" + each));
  }
}
