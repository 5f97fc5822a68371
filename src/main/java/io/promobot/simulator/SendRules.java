package io.promobot.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Meta accepts in the body of a Send API call, regardless of the recipient. */
final class SendRules {
  private static final Set<String> ACTIONS =
      Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");
  private static final Set<String> TYPES = Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG");
  private static final Set<String> RETIRED_TAGS =
      Set.of("ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE", "CONFIRMED_EVENT_UPDATE");
  private static final Set<String> LIVING_TAGS = Set.of("HUMAN_AGENT", "CUSTOMER_FEEDBACK");

  private final AttachmentRules attachments = new AttachmentRules();

  Optional<GraphError> fault(Node call) {
    return recipient(call).or(() -> call.has("sender_action") ? action(call) : content(call));
  }

  private Optional<GraphError> recipient(Node call) {
    return call.at("recipient").blank("id")
        ? fault("The parameter recipient is required")
        : Optional.empty();
  }

  private Optional<GraphError> action(Node call) {
    if (call.has("message")) {
      return fault("sender_action and message must travel in separate requests");
    }
    return ACTIONS.contains(call.textOr("sender_action", ""))
        ? Optional.empty()
        : fault("Param sender_action is not one of " + ACTIONS.stream().sorted().toList());
  }

  private Optional<GraphError> content(Node call) {
    return type(call).or(() -> message(call.at("message")));
  }

  private Optional<GraphError> type(Node call) {
    String type = call.textOr("messaging_type", "RESPONSE");
    if (!TYPES.contains(type)) {
      return fault("Param messaging_type must be one of RESPONSE, UPDATE, MESSAGE_TAG");
    }
    String tag = call.textOr("tag", "");
    if (RETIRED_TAGS.contains(tag)) {
      return Optional.of(GraphError.retiredTag(tag));
    }
    boolean wrongTag = type.equals("MESSAGE_TAG") && !LIVING_TAGS.contains(tag);
    return wrongTag ? fault("Param tag must be a supported message tag") : Optional.empty();
  }

  private Optional<GraphError> message(Node message) {
    if (message.longer("metadata", 999)) {
      return fault("Param message[metadata] must be under 1000 characters");
    }
    if (message.has("text") && message.has("attachment")) {
      return fault("Only one of text and attachment can be specified");
    }
    Optional<GraphError> body =
        message.has("attachment") ? attachments.fault(message.at("attachment")) : text(message);
    return body.or(() -> quickReplies(message.list("quick_replies")));
  }

  private Optional<GraphError> text(Node message) {
    if (message.blank("text")) {
      return fault("Message cannot be empty, must provide valid attachment or text");
    }
    return message.longer("text", 2000)
        ? fault("Length of param message[text] must be less than or equal to 2000")
        : Optional.empty();
  }

  private Optional<GraphError> quickReplies(List<Node> replies) {
    if (replies.size() > 13) {
      return fault("Number of quick replies must be less than or equal to 13");
    }
    return replies.stream().map(this::quickReply).flatMap(Optional::stream).findFirst();
  }

  private Optional<GraphError> quickReply(Node reply) {
    if (!reply.textOr("content_type", "").equals("text")) {
      return Set.of("user_email", "user_phone_number").contains(reply.textOr("content_type", ""))
          ? Optional.empty()
          : fault("Param quick_replies[content_type] is missing or unknown");
    }
    return attachments.title(reply).or(() -> attachments.payload(reply));
  }

  private Optional<GraphError> fault(String complaint) {
    return Optional.of(GraphError.invalid(complaint));
  }
}
