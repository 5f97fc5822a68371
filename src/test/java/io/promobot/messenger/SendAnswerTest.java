package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendAnswerTest {

  @Test
  void a_message_id_means_sent() {
    assertThat(SendAnswer.sent(answer(200, "{'recipient_id':'7','message_id':'m_2'}")).messageId())
        .isEqualTo("m_2");
  }

  @ParameterizedTest(name = "{0}/{1} {3} → {2}")
  @CsvSource({
    "1, 0, NO_ANSWER, unknown error",
    "1, 99, NO_ANSWER, unknown error",
    "1, 1357046, NO_ANSWER, may have been sent",
    "2, 0, BUSY, service error",
    "1200, 0, BUSY, temporary send failure",
    "4, 0, THROTTLED, app throttled",
    "17, 0, THROTTLED, user throttled",
    "32, 0, THROTTLED, page throttled",
    "341, 0, THROTTLED, application limit",
    "613, 0, THROTTLED, rate limit",
    "80001, 0, THROTTLED, page rate limit",
    "80006, 0, THROTTLED, Messenger rate limit",
    "4, 2018022, REFUSED, too many sends to phone numbers",
    "4, 2018354, COOLING_DOWN, marketing cool-down",
    "9, 2018352, COOLING_DOWN, too many opt-in requests",
    "613, 1893016, COOLING_DOWN, same-topic opt-in repeated",
    "613, 2018338, COOLING_DOWN, abuse warning for this person",
    "10, 2018278, WINDOW_CLOSED, outside the window",
    "10, 2534022, WINDOW_CLOSED, outside the window",
    "10, 2018065, WINDOW_CLOSED, needs News Messaging",
    "10, 2018108, UNREACHABLE, cannot receive messages now",
    "10, 1893015, OPTED_OUT, person pressed stop",
    "10, 1893063, PAGE_RESTRICTED, page temporarily restricted",
    "10, 1404170, REFUSED, page restricted from opt-in requests",
    "10, 999, REFUSED, permission refused for a new cause",
    "10, 0, NO_PERMISSION, app has no permission",
    "2018300, 0, HUMAN_HANDLING, another app controls the thread",
    "10, 2018300, HUMAN_HANDLING, another app controls the thread",
    "2018321, 0, BUSY, automated Q&A in progress",
    "10, 2018321, BUSY, automated Q&A in progress",
    "100, 0, REFUSED, invalid parameter",
    "100, 1893061, REFUSED, retired tag",
    "100, 2018001, UNKNOWN_PERSON, no matching user",
    "100, 33, REFUSED, object missing",
    "100, 2018008, IMAGE_NOT_FETCHED, media fetch failed",
    "100, 2018047, REFUSED, media type mismatch",
    "100, 2018074, REFUSED, bad attachment id",
    "100, 2018109, REFUSED, media too big",
    "190, 0, TOKEN_REFUSED, token invalid",
    "190, 460, TOKEN_REFUSED, password changed",
    "200, 0, NO_PERMISSION, permission missing",
    "200, 2018028, NO_PERMISSION, app not live",
    "230, 0, NO_PERMISSION, permission missing",
    "299, 0, NO_PERMISSION, permission missing",
    "200, 1545041, UNREACHABLE, person unavailable",
    "551, 0, UNREACHABLE, person unavailable",
    "551, 1545041, UNREACHABLE, person unavailable",
    "368, 0, PAGE_RESTRICTED, blocked for policy reasons",
    "2022, 0, PAGE_RESTRICTED, commerce messages disabled",
    "2018218, 0, REFUSED, no profile",
    "100, 2018218, REFUSED, no profile",
    "2018247, 0, REFUSED, no profile permission",
    "987654, 0, BUSY, a code nobody told us about"
  })
  void a_row_of_metas_table(int code, int subcode, Reason reason, String meaning) {
    assertThat(failure(answer(400, error(code, subcode, meaning))).reason()).isEqualTo(reason);
    assertThat(failure(answer(200, error(code, subcode, meaning))).reason()).isEqualTo(reason);
    assertThat(failure(answer(500, error(code, subcode, meaning))).reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} {1} → {2}")
  @CsvSource({
    "10, '(#10) Message failed to send because another app is controlling this thread now.',"
        + " HUMAN_HANDLING",
    "10, (#10) Only the app with thread control may send, HUMAN_HANDLING",
    "10, (#10) This message is sent outside of allowed window., WINDOW_CLOSED",
    "100, Invalid appsecret_proof provided in the API argument, TOKEN_REFUSED"
  })
  void where_numbers_are_missing_the_text_decides(int code, String text, Reason reason) {
    assertThat(failure(answer(400, error(code, 0, text))).reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "[{index}] {0} {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "200 | ~~ | NO_ANSWER",
        "200 | <html>hello</html> | NO_ANSWER",
        "200 | {} | NO_ANSWER",
        "200 | [] | NO_ANSWER",
        "200 | {'message_id':null} | NO_ANSWER",
        "200 | {'message_id':'m_2 | NO_ANSWER",
        "200 | {'error':'oops'} | NO_ANSWER",
        "302 | ~~ | BUSY",
        "404 | <html>not here</html> | BUSY",
        "408 | ~~ | NO_ANSWER",
        "429 | ~~ | THROTTLED",
        "429 | {'error':{'code':2}} | THROTTLED",
        "429 | {'error':{'code':551}} | UNREACHABLE",
        "500 | {'error':{'code':2}} | BUSY",
        "500 | {'error':{'code':1}} | NO_ANSWER",
        "500 | {'error':{'code':'2'}} | BUSY",
        "500 | {'error':{}} | NO_ANSWER",
        "502 | <html>bad gateway</html> | NO_ANSWER",
        "503 | ~~ | NO_ANSWER"
      })
  void without_a_clear_answer_the_status_decides(int status, String body, Reason reason) {
    assertThat(failure(answer(status, body)).reason()).isEqualTo(reason);
  }

  @Test
  void a_throttled_page_rests_as_long_as_it_was_told() {
    String usage =
        "{'104':[{'type':'messenger','call_count':100,'estimated_time_to_regain_access':7}]}";
    String longer = "{'call_volume':100,'estimated_time_to_regain_access':'12'}";

    assertThat(throttled(Optional.of("30"), usage)).contains(Duration.ofSeconds(30));
    assertThat(throttled(Optional.empty(), usage)).contains(Duration.ofMinutes(7));
    assertThat(throttled(Optional.empty(), usage, longer)).contains(Duration.ofMinutes(12));
    assertThat(throttled(Optional.of("soon"), usage)).contains(Duration.ofMinutes(7));
    assertThat(throttled(Optional.of("999999999"))).contains(Duration.ofHours(24));
    assertThat(
            throttled(
                Optional.empty(),
                "100",
                "x",
                "",
                "{'call_count':12}",
                "{'estimated_time_to_regain_access':0}"))
        .isEmpty();
  }

  @Test
  void only_throttling_pauses() {
    Answer answer =
        new Answer(400, Optional.of("30"), List.of(), error(551, 0, "gone").replace('\'', '"'));

    assertThat(failure(answer).pause()).isEmpty();
  }

  @Test
  void a_failure_tells_codes_and_trace_but_no_secret() {
    SendFailure failure =
        failure(
            answer(
                400,
                error(
                    190,
                    460,
                    "Malformed access token EAABsbCS1iHgBAKZCZAZCZBZA4ZD " + "long ".repeat(100))));

    assertThat(failure.getMessage())
        .startsWith("190/460 [Axyz] Malformed access token … long")
        .hasSizeLessThanOrEqualTo(200);
  }

  private static Optional<Duration> throttled(Optional<String> retryAfter, String... usage) {
    List<String> headers = List.of(usage).stream().map(u -> u.replace('\'', '"')).toList();
    return failure(new Answer(429, retryAfter, headers, "")).pause();
  }

  @Test
  void an_endlessly_nested_answer_is_not_an_answer() {
    var deep = "[".repeat(100_000);

    assertThat(failure(answer(200, deep + deep.replace('[', ']'))).reason())
        .isEqualTo(Reason.NO_ANSWER);
    assertThat(failure(answer(400, "{'error':{'code':190,'a':" + deep)).reason())
        .isEqualTo(Reason.BUSY);
  }

  private static SendFailure failure(Answer answer) {
    return catchThrowableOfType(SendFailure.class, () -> SendAnswer.sent(answer));
  }

  private static String error(int code, int subcode, String text) {
    String sub = subcode == 0 ? "" : ",'error_subcode':" + subcode;
    return "{'error':{'message':'"
        + text
        + "','type':'OAuthException','code':"
        + code
        + sub
        + ",'fbtrace_id':'Axyz'}}";
  }

  private static Answer answer(int status, String body) {
    return new Answer(status, Optional.empty(), List.of(), body.replace('\'', '"'));
  }
}
