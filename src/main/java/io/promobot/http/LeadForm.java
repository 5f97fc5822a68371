package io.promobot.http;

import io.promobot.lead.NewLead;
import java.util.Optional;

/** Reads a registration, by our names for its fields and by those that bot builders use. */
final class LeadForm {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TAG = 200;

  private LeadForm() {}

  /**
   * Throws a {@link Problem} with all that is wrong.
   *
   * @param region the country of phone numbers without a country code
   */
  static NewLead read(FormBody form, boolean phoneNeeded, String region) {
    var fields = new FormFields(form);
    var name = fields.line(LONGEST_NAME, "name", "username", "first_name");
    var email = fields.email("email");
    var phone = fields.phone(region, "phone");
    var origin = fields.tag(LONGEST_TAG, "origin", "utm_source", "source", "ref");
    var medium = fields.tag(LONGEST_TAG, "utm_medium");
    var campaign = fields.tag(LONGEST_TAG, "utm_campaign");
    fields.need(name, "name");
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
        fields.others(),
        Optional.empty());
  }
}
