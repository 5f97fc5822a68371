package io.promobot.lead;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who registered.
 *
 * @param customerId the Messenger customer who signed up in the chat
 * @param language the tag of what they read, as their e-mail does; empty as long as nobody knows
 * @param welcome their welcome e-mail; empty once it has been removed
 */
public record Lead(
    String id,
    String name,
    String email,
    Optional<String> phone,
    String origin,
    Optional<String> utmMedium,
    Optional<String> utmCampaign,
    Map<String, String> attributes,
    Optional<String> customerId,
    Optional<String> language,
    Instant registeredAt,
    Optional<Welcome> welcome) {

  /**
   * The state of a welcome e-mail.
   *
   * @param state the key of a {@link WelcomeState}
   * @param reason a plain sentence
   * @param detail the other side's own words
   */
  public record Welcome(
      String deliveryId,
      String state,
      Instant dueAt,
      Optional<Instant> sentAt,
      Optional<String> reason,
      Optional<String> detail) {}
}
