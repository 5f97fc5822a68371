package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The texts of the stories outside the campaigns, as the owner changes them. */
@Timeout(60)
class StoryIT {
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> change(String story, String fields) {
    return server.script("PATCH", "/api/v1/stories/" + story, "{\"fields\":" + fields + "}");
  }

  private static JsonObject shown(String story) {
    return new JsonObject(server.script("GET", "/api/v1/stories/" + story, "").body());
  }

  @Test
  void a_story_is_shown_with_its_texts_and_how_long_they_may_be() {
    JsonObject story = shown("support");

    assertThat(story.getString("story")).isEqualTo("support");
    assertThat(story.getJsonObject("fields").getString("ask_topic")).contains("What is it about?");
    assertThat(story.getJsonObject("limits").getInteger("cancel_label")).isEqualTo(20);
  }

  @Test
  void some_texts_are_changed_and_the_others_stay() {
    HttpResponse<String> answer = change("sign_up", "{\"ask_name\":\"{business}: your name?\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    change("sign_up", "{\"skip_label\":\"Not now\"}");
    JsonObject fields = shown("sign_up").getJsonObject("fields");
    assertThat(fields.getString("ask_name")).isEqualTo("{business}: your name?");
    assertThat(fields.getString("skip_label")).isEqualTo("Not now");
    assertThat(fields.getString("ask_phone")).contains("{email}");
  }

  @Test
  void every_mistake_is_named_at_once_and_nothing_is_changed() {
    HttpResponse<String> answer =
        change("support", "{\"ask_topic\":\" \",\"done\":\"{nam}\",\"cancel_label\":\"Bye\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("fields.ask_topic", "fields.done", "{nam}");
    assertThat(shown("support").getJsonObject("fields").getString("cancel_label"))
        .isEqualTo("Cancel");
  }

  @Test
  void a_text_kept_under_older_rules_keeps_nobody_from_changing_another() {
    TestDatabase.run(
        server.database.address(),
        """
        INSERT INTO story_copy (page_id, story, fields) VALUES ('%s', 'support', '{"done":"{gone}"}')
        ON CONFLICT (page_id, story) DO UPDATE SET fields = excluded.fields
        """
            .formatted(ShopServer.PAGE));

    HttpResponse<String> other = change("support", "{\"cancel_label\":\"Never mind\"}");
    HttpResponse<String> itself = change("support", "{\"done\":\"{gone}\"}");

    assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
    assertThat(itself.statusCode()).isEqualTo(400);
    change("support", "{\"done\":\"Thank you.\",\"cancel_label\":\"Cancel\"}");
  }

  @Test
  void a_preview_in_which_ages_pass_is_an_answer_and_no_fault() {
    String ages = "{\"steps\":[\"P999999999999D\"]}";

    for (String story : List.of("coupon", "support")) {
      HttpResponse<String> answer =
          server.script("POST", "/api/v1/stories/" + story + "/preview", ages);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("P999999999999D");
    }
  }

  @Test
  void there_are_no_other_stories() {
    assertThat(server.script("GET", "/api/v1/stories/coupon", "").statusCode()).isIn(400, 404);
  }
}
