package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class ProfileClientIT {
  private Vertx vertx;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'first_name':'Ana','last_name':'Maria M','id':'7'} | Ana | Ana Maria M",
        "{'first_name':'Ana','id':'7'} | Ana | Ana",
        "{'name':'Ana Maria M','id':'7'} | Ana | Ana Maria M",
        "{'name':' 🎁 '} | 🎁 | 🎁",
        "{'first_name':null,'last_name':'Only'} | Only | Only"
      })
  void a_name_is_read_however_it_comes(String body, String first, String whole) {
    Profile profile = Await.on(lookup(200, body, "7300000000000001"));

    assertThat(profile.known()).isTrue();
    assertThat(profile.firstName()).contains(first);
    assertThat(profile.name()).contains(whole);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "{}",
        "{'id':'7','name':''}",
        "{'error':{'code':100,'error_subcode':2018218}}",
        "{'error':{'code':2018247}}",
        "{'error':{'code':100,'error_subcode':33}}",
        "{'error':{'code':10}}",
        "{'error':{'code':551}}"
      })
  void a_name_messenger_will_not_reveal_is_not_a_failure(String body) {
    assertThat(Await.on(lookup(200, body, "7300000000000001"))).isEqualTo(Profile.UNTOLD);
  }

  @ParameterizedTest(name = "[{index}] {0} {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {'error':{'code':32}} | THROTTLED",
        "400 | {'error':{'code':190}} | TOKEN_REFUSED",
        "500 | {'error':{'code':2}} | BUSY",
        "502 | <html> | NO_ANSWER"
      })
  void what_may_pass_is_a_failure(int status, String body, Reason reason) {
    assertThat(FakeGraph.failure(lookup(status, body, "7300000000000001")).reason())
        .isEqualTo(reason);
  }

  @Test
  void the_question_names_the_person_and_the_fields() {
    try (FakeGraph graph = FakeGraph.answering(vertx, 200, "{}")) {
      Await.on(new ProfileClient(graph.lookups()).lookup("7300000000000001"));

      assertThat(graph.requests().get(0))
          .startsWith(
              "GET /graph/v25.0/7300000000000001?fields=first_name,last_name,locale&appsecret_proof=");
    }
  }

  @ParameterizedTest(name = "[{index}] {0} → {1}")
  @CsvSource({"es_ES,es", "pt_BR,pt", "ar_AR,ar", "pl_PL,", "'',"})
  void the_locale_tells_the_language_as_far_as_we_speak_it(String locale, String tag) {
    String body = "{'first_name':'Ana','locale':'%s'}".formatted(locale);

    assertThat(Await.on(lookup(200, body, "7300000000000001")).language().map(StoryLanguage::tag))
        .isEqualTo(Optional.ofNullable(tag));
  }

  @Test
  void a_page_that_may_not_ask_for_languages_still_gets_names_and_does_not_ask_again() {
    try (FakeGraph graph =
        FakeGraph.answering(
            vertx,
            request ->
                request.contains("locale")
                    ? "{\"error\":{\"code\":200}}"
                    : "{\"first_name\":\"Ana\"}")) {
      ProfileClient client = new ProfileClient(graph.lookups());

      assertThat(Await.on(client.lookup("7300000000000001")).firstName()).contains("Ana");
      assertThat(Await.on(client.lookup("7300000000000002")).firstName()).contains("Ana");

      assertThat(graph.requests()).hasSize(3);
      assertThat(graph.requests().get(2)).contains("fields=first_name,last_name&");
    }
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(strings = {"", "..", "7/../me", "7?fields=access_token", "7 HTTP/1.1"})
  void an_id_that_could_change_the_path_is_never_sent(String psid) {
    assertThat(Await.on(lookup(200, "{\"name\":\"x\"}", psid))).isEqualTo(Profile.UNTOLD);
  }

  private Future<Profile> lookup(int status, String body, String psid) {
    FakeGraph graph = FakeGraph.answering(vertx, status, body.replace('\'', '"'));
    return new ProfileClient(graph.lookups()).lookup(psid);
  }
}
