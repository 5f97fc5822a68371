package io.promobot.simulator;

import io.promobot.text.Cut;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message the bot sent, as the customer's phone shows it. */
record BotMessage(
    String kind,
    String text,
    String subtitle,
    String image,
    List<Button> buttons,
    Optional<String> metadata) {
  private static final Pattern QUESTION = Pattern.compile("[?\uff1f\u061f]");

  static BotMessage of(Node message) {
    List<Button> replies =
        message.list("quick_replies").stream().map(Button::ofQuickReply).toList();
    BotMessage shown =
        message.has("attachment")
            ? ofAttachment(message.at("attachment"))
            : bare("text", message.textOr("text", ""), "", "", List.of());
    return new BotMessage(
        shown.kind,
        shown.text,
        shown.subtitle,
        shown.image,
        Stream.concat(shown.buttons.stream(), replies.stream()).toList(),
        message.text("metadata"));
  }

  /** A message of the website chat. */
  static BotMessage ofChat(Node message) {
    return bare(
        message.textOr("kind", "text"),
        message.textOr("text", message.textOr("title", "")),
        message.textOr("subtitle", ""),
        message.textOr("image", ""),
        Stream.of("buttons", "quick_replies")
            .flatMap(kind -> message.list(kind).stream())
            .map(Button::ofChat)
            .toList());
  }

  private static BotMessage ofAttachment(Node attachment) {
    Node payload = attachment.at("payload");
    String type = attachment.textOr("type", "").toLowerCase(Locale.ROOT);
    return switch (payload.textOr("template_type", type)) {
      case "button" -> bare("button", payload.textOr("text", ""), "", "", buttons(payload));
      case "generic" -> generic(payload.list("elements"));
      case "coupon" -> coupon(payload);
      default -> bare(type, "", "", payload.textOr("url", ""), List.of());
    };
  }

  private static BotMessage generic(List<Node> elements) {
    Node first = elements.get(0);
    return bare(
        "generic",
        first.textOr("title", ""),
        first.textOr("subtitle", ""),
        first.textOr("image_url", ""),
        elements.stream().flatMap(element -> buttons(element).stream()).toList());
  }

  private static BotMessage coupon(Node payload) {
    Button reveal = new Button(Button.Kind.COUPON, "Reveal code", payload.textOr("payload", ""));
    return bare(
        "coupon",
        payload.textOr("title", ""),
        payload.textOr("subtitle", ""),
        payload.textOr("image_url", ""),
        List.of(reveal));
  }

  private static List<Button> buttons(Node owner) {
    return owner.list("buttons").stream().map(Button::of).toList();
  }

  private static BotMessage bare(
      String kind, String text, String subtitle, String image, List<Button> buttons) {
    return new BotMessage(kind, text, subtitle, image, buttons, Optional.empty());
  }

  /** Whether it asks something to be answered in writing. */
  boolean asksForWords() {
    return buttons.isEmpty() && QUESTION.matcher(text).find();
  }

  String opening() {
    return Cut.first(text.isEmpty() ? image : text, 40);
  }
}
