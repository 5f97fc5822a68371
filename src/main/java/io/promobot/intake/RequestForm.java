package io.promobot.intake;

import io.promobot.contact.Email;
import io.promobot.http.Json;
import io.promobot.http.Problem;
import io.promobot.support.Asked;
import io.promobot.support.NewRequest;
import java.util.List;
import java.util.Optional;

/** A question, with our names for its fields and those that bot builders use, and its answer. */
public final class RequestForm {
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_MESSAGE = 4_000;

  private RequestForm() {}

  /**
   * Throws a {@link Problem} with everything that is wrong.
   *
   * @param region the country of phone numbers without a country code
   */
  public static NewRequest read(FormBody form, String region) {
    var fields = new FormFields(form);
    var topic = fields.line(LONGEST_LINE, "topic");
    var message = fields.text(LONGEST_MESSAGE, "message", "description", "question", "text");
    var name = fields.line(LONGEST_LINE, "name", "username", "first_name");
    var email = fields.email("email");
    var phone = fields.phone(region, "phone");
    var origin = fields.tag(LONGEST_LINE, "origin", "utm_source", "source", "ref");
    fields.need(topic, "topic");
    if (email.isEmpty() && phone.isEmpty() && fields.fine()) {
      fields.refuse("email", "is missing, and phone too: one of them must say how to answer");
    }
    fields.check();
    return new NewRequest(
        topic.orElseThrow(),
        message.orElse(""),
        name,
        email.map(Email::address),
        phone,
        origin.orElse(""),
        fields.others(),
        Optional.empty());
  }

  private record AskedRequest(String id, String topic, List<String> channels, String status) {}

  static Answer answer(Asked asked) {
    var body = new AskedRequest(asked.id(), asked.topic(), asked.channels(), "queued");
    return new Answer(202, Json.text(body), Optional.empty());
  }
}
