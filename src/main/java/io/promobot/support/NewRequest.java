package io.promobot.support;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody asks something.
 *
 * @param topic as it was given; whether it is one of ours is found out later
 * @param origin where they came from, empty when unknown
 * @param attributes what else a bot builder sent
 * @param customer the Messenger customer who asked in the chat
 */
public record NewRequest(
    String topic,
    String message,
    Optional<String> name,
    Optional<String> email,
    Optional<String> phone,
    String origin,
    Map<String, String> attributes,
    Optional<Long> customer) {

  public NewRequest {
    topic = clean(topic);
    message = clean(message);
    name = filled(name);
    email = filled(email);
    phone = filled(phone);
    origin = clean(origin);
    attributes =
        attributes.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    each -> clean(each.getKey()), each -> clean(each.getValue()), (a, b) -> a));
  }

  /** The same with the stored spelling of its origin. */
  public NewRequest from(String known) {
    return new NewRequest(topic, message, name, email, phone, known, attributes, customer);
  }

  /** PostgreSQL's text cannot contain a NUL. */
  private static String clean(String text) {
    return text.replace("\0", "").strip();
  }

  private static Optional<String> filled(Optional<String> text) {
    return text.map(NewRequest::clean).filter(each -> !each.isEmpty());
  }
}
