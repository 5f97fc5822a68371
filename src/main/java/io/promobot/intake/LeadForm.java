package io.promobot.intake;

import io.promobot.http.Json;
import io.promobot.http.Problem;
import io.promobot.lead.NewLead;
import io.promobot.lead.Registered;
import java.time.Instant;
import java.util.Optional;

/**
 * A registration, with our names for its fields and those that bot builders use, and its answer.
 */
public final class LeadForm {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TAG = 200;

  private LeadForm() {}

  /**
   * Throws a {@link Problem} with everything that is wrong.
   *
   * @param region the country of phone numbers without a country code
   */
  public static NewLead read(FormBody form, boolean phoneNeeded, String region) {
    var fields = new FormFields(form);
    var name = fields.line(LONGEST_NAME, "name", "username", "first_name");
    var email = fields.email("email");
    var phone = fields.phone(region, "phone");
    var origin = fields.tag(LONGEST_TAG, "origin", "utm_source", "source", "ref");
    var medium = fields.tag(LONGEST_TAG, "utm_medium");
    var campaign = fields.tag(LONGEST_TAG, "utm_campaign");
    var language = fields.language("language");
    fields.need(name, "name", "is missing (or username)");
    fields.need(email, "email");
    if (phoneNeeded) {
      fields.need(phone, "phone");
    }
    fields.check();
    return new NewLead(
        name.orElseThrow(),
        email.orElseThrow(),
        phone,
        origin.orElse(""),
        medium,
        campaign,
        language,
        fields.others(),
        Optional.empty());
  }

  private record Registration(
      String id,
      String name,
      String email,
      Optional<String> phone,
      String origin,
      Instant registeredAt,
      Optional<Instant> welcomeAt,
      boolean created) {}

  static Answer answer(Registered lead) {
    var registration =
        new Registration(
            String.valueOf(lead.id()),
            lead.name(),
            lead.email(),
            lead.phone(),
            lead.origin(),
            lead.registeredAt(),
            lead.welcomeAt(),
            lead.created());
    return new Answer(lead.created() ? 201 : 200, Json.text(registration), Optional.of(lead.id()));
  }
}
