package io.promobot.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Meta accepts as an attachment: media by address, and the button, generic and coupon
 * templates.
 */
final class AttachmentRules {
  private static final Set<String> MEDIA = Set.of("image", "audio", "video", "file");

  Optional<GraphError> fault(Node attachment) {
    String type = attachment.textOr("type", "");
    Node payload = attachment.at("payload");
    if (MEDIA.contains(type)) {
      return media(type, payload);
    }
    return type.equals("template") ? template(payload) : fault("Unknown attachment type " + type);
  }

  private Optional<GraphError> media(String type, Node payload) {
    String url = payload.textOr("url", "");
    boolean given = url.startsWith("http://") || url.startsWith("https://");
    return given || !payload.blank("attachment_id")
        ? Optional.empty()
        : fault("Attachment of type " + type + " needs a valid url or attachment_id");
  }

  private Optional<GraphError> template(Node payload) {
    return switch (payload.textOr("template_type", "")) {
      case "button" -> buttonTemplate(payload);
      case "generic" -> genericTemplate(payload.list("elements"));
      case "coupon" -> couponTemplate(payload);
      default -> fault("Param template_type is missing or not supported");
    };
  }

  private Optional<GraphError> buttonTemplate(Node payload) {
    if (payload.blank("text") || payload.longer("text", 640)) {
      return fault("Param text of the button template must have 1 to 640 characters");
    }
    List<Node> buttons = payload.list("buttons");
    return buttons.isEmpty() ? fault("Button template needs 1 to 3 buttons") : buttons(buttons);
  }

  private Optional<GraphError> genericTemplate(List<Node> elements) {
    return elements.isEmpty() || elements.size() > 10
        ? fault("Generic template needs 1 to 10 elements")
        : elements.stream().map(this::element).flatMap(Optional::stream).findFirst();
  }

  private Optional<GraphError> element(Node element) {
    boolean bare =
        element.blank("subtitle")
            && element.blank("image_url")
            && element.list("buttons").isEmpty()
            && !element.has("default_action");
    return bare
        ? fault("An element needs at least one property besides its title")
        : titles(element).or(() -> buttons(element.list("buttons")));
  }

  private Optional<GraphError> couponTemplate(Node payload) {
    if (payload.blank("coupon_code") && payload.blank("coupon_url")) {
      return fault("Coupon template needs coupon_code or coupon_url");
    }
    return payload.textOr("coupon_code", "").contains(" ")
        ? fault("Param coupon_code must not contain spaces")
        : titles(payload);
  }

  private Optional<GraphError> titles(Node element) {
    if (element.blank("title") || element.longer("title", 80)) {
      return fault("Param title must have 1 to 80 characters");
    }
    return element.longer("subtitle", 80)
        ? fault("Param subtitle must be at most 80 characters")
        : Optional.empty();
  }

  private Optional<GraphError> buttons(List<Node> buttons) {
    return buttons.size() > 3
        ? fault("A template takes at most 3 buttons")
        : buttons.stream().map(this::button).flatMap(Optional::stream).findFirst();
  }

  private Optional<GraphError> button(Node button) {
    return title(button)
        .or(
            () ->
                switch (button.textOr("type", "")) {
                  case "postback", "phone_number" -> payload(button);
                  case "web_url" ->
                      button.blank("url") ? fault("Param url is required") : Optional.empty();
                  default -> fault("Param type of a button is missing or not supported");
                });
  }

  Optional<GraphError> title(Node button) {
    return button.blank("title") || button.longer("title", 20)
        ? fault("Param title of a button must have 1 to 20 characters")
        : Optional.empty();
  }

  Optional<GraphError> payload(Node button) {
    return button.blank("payload") || button.longer("payload", 1000)
        ? fault("Param payload must have 1 to 1000 characters")
        : Optional.empty();
  }

  private Optional<GraphError> fault(String complaint) {
    return Optional.of(GraphError.invalid(complaint));
  }
}
