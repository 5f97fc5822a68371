package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.support.Desks.Desk;
import io.promobot.support.Desks.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesksTest {
  private static final Place SLACK = new Place(1, "slack");
  private static final Place MAIL = new Place(2, "email");
  private static final Desk SALES = new Desk(10, "Sales", "sales", false, List.of(SLACK));
  private static final Desk STANDARD =
      new Desk(12, "Everything else", "everything else", true, List.of(MAIL));
  private final Desks desks = new Desks(List.of(SALES, STANDARD));

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"Sales", "sales", " SALES ", "Sales\n", "\u00a0sales", "Ｓales"})
  void a_topic_is_known_in_any_case_and_with_any_blanks(String topic) {
    var answering = desks.of(topic);

    assertThat(answering.unknown()).isFalse();
    assertThat(answering.shown()).isEqualTo("Sales");
    assertThat(answering.types()).containsExactly("slack");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"envios", "ENVÍOS!", "Envíos 📦", "¿envi\u0301os?", "ｅｎｖíｏｓ"})
  void a_topic_is_known_whatever_its_accents_and_signs(String topic) {
    var shipping = new Desk(13, "Envíos", "envíos", false, List.of(SLACK));

    assertThat(new Desks(List.of(STANDARD, shipping)).of(topic).shown()).isEqualTo("Envíos");
  }

  @Test
  void twins_of_an_earlier_version_are_found_by_their_own_names_and_else_the_older_one() {
    var older = new Desk(13, "Envios", "envios", false, List.of(SLACK));
    var newer = new Desk(14, "Envíos", "envíos", false, List.of(MAIL));
    var both = new Desks(List.of(older, newer));

    assertThat(both.of("envíos").topic()).contains(14L);
    assertThat(both.of("ENVIOS").topic()).contains(13L);
    assertThat(both.of("Envíos!").topic()).contains(13L);
  }

  @Test
  void blanks_inside_a_name_count_as_one() {
    assertThat(desks.of("everything \t ELSE").unknown()).isFalse();
  }

  @Test
  void an_unknown_topic_goes_to_the_default_desk() {
    var answering = desks.of("Refunds");

    assertThat(answering.unknown()).isTrue();
    assertThat(answering.shown()).isEqualTo("(default)");
    assertThat(answering.topic()).contains(12L);
    assertThat(answering.places()).containsExactly(MAIL);
  }

  @Test
  void a_desk_without_a_channel_is_spoken_for_by_the_default_desk() {
    var silent = new Desks(List.of(new Desk(10, "Sales", "sales", false, List.of()), STANDARD));

    assertThat(silent.of("sales").topic()).contains(10L);
    assertThat(silent.of("sales").places()).containsExactly(MAIL);
  }

  @Test
  void two_channels_of_a_type_are_told_apart_and_shown_as_one_type() {
    var wide = new Desk(10, "Sales", "sales", false, List.of(SLACK, new Place(3, "slack")));

    assertThat(new Desks(List.of(wide)).of("sales").places()).hasSize(2);
    assertThat(new Desks(List.of(wide)).of("sales").types()).containsExactly("slack");
  }

  @Test
  void a_page_without_desks_still_takes_the_question() {
    var answering = new Desks(List.of()).of("Sales");

    assertThat(answering.topic()).isEmpty();
    assertThat(answering.places()).isEmpty();
  }
}
