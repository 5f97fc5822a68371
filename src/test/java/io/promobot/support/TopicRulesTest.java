package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.support.Refused.Why;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRulesTest {
  private static final Topic SALES = new Topic("1", "Sales", false, List.of("7"), 0);
  private static final Topic ELSE = new Topic("2", "Everything else", true, List.of("7", "8"), 0);
  private static final Topic TWIN = new Topic("4", "Envíos", false, List.of("7"), 0);
  private static final List<Topic> ALL = List.of(SALES, ELSE);
  private static final List<Long> SOMEBODY = List.of(7L);

  private static Refused refused(ThrowingCallable change) {
    return catchThrowableOfType(Refused.class, change);
  }

  @Test
  void a_name_is_kept_without_needless_blanks() {
    assertThat(TopicRules.created(Optional.of(" Gift \n cards "), SOMEBODY, ALL))
        .isEqualTo("Gift cards");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"sales", " SALES", "everything  else"})
  void no_two_topics_are_called_the_same(String name) {
    var no = refused(() -> TopicRules.created(Optional.of(name), SOMEBODY, ALL));

    assertThat(no.why()).isEqualTo(Why.NOT_NOW);
    assertThat(no).hasMessageEndingWith(" already");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"Sáles!", "sales 📦", "Every-thing Else"})
  void names_that_differ_only_in_accents_and_signs_are_the_same(String name) {
    var no = refused(() -> TopicRules.created(Optional.of(name), SOMEBODY, ALL));

    assertThat(no.why()).isEqualTo(Why.NOT_NOW);
    assertThat(no).hasMessageContaining("already; accents, case, punctuation and emoji");
  }

  @Test
  void twins_of_an_earlier_version_may_be_changed_but_not_created() {
    var twins = List.of(new Topic("3", "Envios", false, List.of("7"), 0), TWIN, ELSE);

    assertThat(TopicRules.changed(4, Optional.of("Envíos"), Optional.of(List.of(8L)), twins))
        .isEqualTo("Envíos");
    assertThat(refused(() -> TopicRules.changed(4, Optional.of("envios"), Optional.empty(), twins)))
        .isNotNull();
    assertThat(refused(() -> TopicRules.created(Optional.of("ENVÍOS"), SOMEBODY, twins)))
        .isNotNull();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", " ", "\u00a0", "(Default)"})
  void a_topic_needs_a_name_of_its_own(String name) {
    assertThat(refused(() -> TopicRules.created(Optional.of(name), SOMEBODY, ALL)).field())
        .isEqualTo("name");
  }

  @Test
  void somebody_is_told_about_every_topic() {
    var born = refused(() -> TopicRules.created(Optional.of("Gifts"), List.of(), ALL));
    var left = refused(() -> TopicRules.changed(1, Optional.empty(), Optional.of(List.of()), ALL));

    assertThat(born.field()).isEqualTo("channels");
    assertThat(left.why()).isEqualTo(Why.NOT_NOW);
    assertThat(left).hasMessageContaining("Sales needs at least one channel");
  }

  @Test
  void a_topic_may_change_the_case_of_its_name() {
    assertThat(TopicRules.changed(1, Optional.of("SALES"), Optional.empty(), ALL))
        .isEqualTo("SALES");
  }

  @Test
  void the_default_desk_stays_and_others_go() {
    assertThat(refused(() -> TopicRules.deletable(2, ALL)).why()).isEqualTo(Why.NOT_NOW);
    assertThat(refused(() -> TopicRules.deletable(3, ALL)).why()).isEqualTo(Why.NO_SUCH);
    assertThat(TopicRules.deletable(1, ALL)).isEqualTo(SALES);
  }

  @Test
  void the_last_channel_of_a_topic_stays() {
    assertThat(refused(() -> TopicRules.removable(7, ALL))).hasMessageContaining("Sales;");
    TopicRules.removable(8, ALL);
  }

  @Test
  void there_is_an_end_to_topics() {
    List<Topic> many =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(i -> new Topic("" + i, "Topic " + i, i == 0, List.of("7"), 0))
            .toList();

    assertThat(refused(() -> TopicRules.created(Optional.of("One more"), SOMEBODY, many)).why())
        .isEqualTo(Why.NOT_NOW);
  }
}
