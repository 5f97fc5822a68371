package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Line;
import io.promobot.outbox.SendWindow;
import io.promobot.support.AnswerWay.Asker;
import io.promobot.support.AnswerWay.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerWayTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:30:00Z");
  private static final Optional<String> MAIL = Optional.of("ana@example.com");
  private static final Optional<String> NONE = Optional.empty();
  private static final Chat WEB = new Chat(Line.WEB, true, false, Optional.of(Line.ALWAYS));

  private static Chat messenger(Duration left, boolean blocked) {
    return new Chat(Line.MESSENGER, true, blocked, Optional.of(NOW.plus(left)));
  }

  private static AnswerWay way(Chat chat, Optional<String> email) {
    return AnswerWay.of(new Asker(Optional.of(chat), email, NONE), NOW);
  }

  @Test
  void the_chat_in_which_they_asked_comes_first() {
    assertThat(way(WEB, MAIL).to()).isEqualTo("web");
    assertThat(way(WEB, MAIL).until()).isEmpty();
    assertThat(way(WEB, MAIL).limit()).isEqualTo(Line.WEB.longestText());
    assertThat(way(messenger(Duration.ofHours(3), false), MAIL).to()).isEqualTo("messenger");
  }

  @Test
  void messenger_is_open_until_shortly_before_its_window_closes() {
    var margin = SendWindow.MARGIN;

    assertThat(way(messenger(Duration.ofHours(3), false), NONE).until())
        .contains(NOW.plus(Duration.ofHours(3)).minus(margin));
    assertThat(way(messenger(margin, false), NONE).to()).isEqualTo("none");
    assertThat(way(messenger(margin.plusSeconds(1), false), NONE).to()).isEqualTo("messenger");
  }

  @Test
  void where_the_chat_is_closed_an_address_is_written_to() {
    assertThat(way(messenger(Duration.ZERO, false), MAIL).address()).isEqualTo(MAIL);
    assertThat(way(messenger(Duration.ofHours(3), true), MAIL).to()).isEqualTo("email");
    assertThat(way(new Chat(Line.WEB, false, false, Optional.of(Line.ALWAYS)), MAIL).to())
        .isEqualTo("email");
    assertThat(way(new Chat(Line.MESSENGER, true, false, Optional.empty()), MAIL).to())
        .isEqualTo("email");
  }

  @Test
  void with_no_way_it_says_why_and_what_to_do() {
    assertThat(way(messenger(Duration.ofHours(3), true), NONE).problem())
        .contains(
            "They have blocked your page in Messenger, and they left no e-mail address. Only they"
                + " can undo that.");
    assertThat(AnswerWay.of(new Asker(Optional.empty(), NONE, Optional.of("+34612345678")), NOW))
        .extracting(way -> way.problem().orElse(""))
        .isEqualTo("They left no e-mail address. Call them: +34612345678.");
    assertThat(AnswerWay.ERASED.problem())
        .contains("They left no e-mail address. There is no way to reach them.");
  }

  @Test
  void a_text_is_as_long_as_its_way_takes() {
    var web = way(WEB, NONE);

    assertThat(web.mistake("x".repeat(web.limit()))).isEmpty();
    assertThat(web.mistake("x".repeat(web.limit() + 1)))
        .contains("has 4,001 characters; the chat takes 4,000");
    assertThat(
            AnswerWay.of(new Asker(Optional.empty(), MAIL, NONE), NOW).mistake("x".repeat(10_001)))
        .contains("has 10,001 characters; an e-mail takes 10,000");
  }

  @Test
  void an_answer_has_come_as_far_as_its_delivery_and_its_reader() {
    assertThat(Answer.state("queued", false, false)).isEqualTo("waiting");
    assertThat(Answer.state("unknown", true, true)).isEqualTo("waiting");
    assertThat(Answer.state("sent", false, false)).isEqualTo("sent");
    assertThat(Answer.state("sent", true, false)).isEqualTo("delivered");
    assertThat(Answer.state("sent", true, true)).isEqualTo("seen");
    assertThat(Answer.state("skipped", true, true)).isEqualTo("failed");
  }
}
