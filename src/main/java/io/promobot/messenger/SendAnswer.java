package io.promobot.messenger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.promobot.channel.Reason;
import io.promobot.channel.Reason.Verdict;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.text.SafeText;
import io.promobot.untrusted.Limits;
import java.util.regex.Pattern;

/**
 * What an answer of the Graph API means: the one place where it becomes a success or a failure with
 * a reason.
 */
final class SendAnswer {
  private static final JsonMapper JSON = new JsonMapper(Limits.OF_ANSWERS.json());
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int DETAIL = 200;
  // Meta repeats a malformed token in its text; nothing else that long and unbroken is worth
  // keeping either.
  private static final Pattern SECRET = Pattern.compile("[\\w|%+/=.-]{24,}");

  private SendAnswer() {}

  // {"recipient_id":"7300000000000001","message_id":"m_2"}
  static Sent sent(Answer answer) {
    String id = accepted(answer).path("message_id").asText("");
    if (id.isEmpty()) {
      throw unclear(answer, "without a message id");
    }
    return new Sent(id);
  }

  /**
   * The answer's JSON when the call succeeded, otherwise a {@link SendFailure}, whatever the HTTP
   * status says.
   */
  static JsonNode accepted(Answer answer) {
    JsonNode body = json(answer.body());
    JsonNode error = body.path("error");
    if (error.path("code").canConvertToInt() || error.path("code").isTextual()) {
      throw refused(answer, error);
    }
    if (answer.status() / 100 != 2) {
      throw withoutError(answer);
    }
    if (!body.isObject() || error.isObject()) {
      throw unclear(answer, "without a Graph answer");
    }
    return body;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  // {"error":{"message":"(#10)
  // …","type":"OAuthException","code":10,"error_subcode":2018278,"fbtrace_id":"Axyz"}}
  private static SendFailure refused(Answer answer, JsonNode error) {
    int code = error.path("code").asInt();
    int subcode = error.path("error_subcode").asInt();
    String text = error.path("message").asText("");
    Reason reason = GraphErrors.reason(code, subcode, text);
    if (answer.status() == TOO_MANY_REQUESTS && reason.verdict() != Verdict.GIVE_UP) {
      reason = Reason.THROTTLED;
    }
    String trace = error.path("fbtrace_id").asText("");
    return failure(
        reason, answer, code + "/" + subcode + " [" + trace + "] " + withoutSecrets(text));
  }

  private static SendFailure withoutError(Answer answer) {
    Reason reason =
        switch (answer.status()) {
          case TOO_MANY_REQUESTS -> Reason.THROTTLED;
          case REQUEST_TIMEOUT -> Reason.NO_ANSWER;
          default -> answer.status() >= 500 ? Reason.NO_ANSWER : Reason.BUSY;
        };
    return failure(reason, answer, "HTTP " + answer.status() + " without a Graph error");
  }

  private static SendFailure unclear(Answer answer, String how) {
    return failure(Reason.NO_ANSWER, answer, "HTTP " + answer.status() + " " + how);
  }

  private static SendFailure failure(Reason reason, Answer answer, String detail) {
    String shown = SafeText.line(detail, DETAIL);
    return reason == Reason.THROTTLED
        ? new SendFailure(reason, shown, Throttle.pause(answer))
        : new SendFailure(reason, shown);
  }

  private static String withoutSecrets(String text) {
    return SECRET.matcher(text).replaceAll("…");
  }
}
