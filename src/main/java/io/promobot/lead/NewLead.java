package io.promobot.lead;

import io.promobot.contact.Email;
import io.promobot.text.StoryLanguage;
import java.util.Map;
import java.util.Optional;

/**
 * A registration.
 *
 * @param phone in E.164
 * @param origin where they came from, empty when unknown
 * @param language what they read, as far as it is known
 * @param attributes what else a bot builder sent
 * @param customer the Messenger customer who signed up in the chat
 */
public record NewLead(
    String name,
    Email email,
    Optional<String> phone,
    String origin,
    Optional<String> utmMedium,
    Optional<String> utmCampaign,
    Optional<StoryLanguage> language,
    Map<String, String> attributes,
    Optional<Long> customer) {

  NewLead from(String known) {
    return new NewLead(
        name, email, phone, known, utmMedium, utmCampaign, language, attributes, customer);
  }

  /** Somebody who signed up in the chat. */
  public static NewLead ofChat(
      String name,
      Email email,
      Optional<String> phone,
      String origin,
      Optional<StoryLanguage> language,
      long customer) {
    return new NewLead(
        name,
        email,
        phone,
        origin,
        Optional.empty(),
        Optional.empty(),
        language,
        Map.of(),
        Optional.of(customer));
  }
}
