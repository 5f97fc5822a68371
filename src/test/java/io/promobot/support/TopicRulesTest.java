package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.support.Refused.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRulesTest {
  private static final Topic SALES = new Topic("1", "Sales", false, List.of("7"), 0, Map.of());
  private static final Topic ELSE =
      new Topic("2", "Everything else", true, List.of("7", "8"), 0, Map.of());
  private static final Topic TWIN = new Topic("4", "Envíos", false, List.of("7"), 0, Map.of());
  private static final List<Topic> ALL = List.of(SALES, ELSE);
  private static final List<Long> SOMEBODY = List.of(7L);

  private static Refused refused(ThrowingCallable change) {
    return catchThrowableOfType(Refused.class, change);
  }

  private static String created(Optional<String> name, List<Long> channels, List<Topic> all) {
    return TopicRules.created(new TopicChange(name, Map.of(), Optional.of(channels)), all).name();
  }

  private static String changed(
      long id, Optional<String> name, Optional<List<Long>> channels, List<Topic> all) {
    return TopicRules.changed(id, new TopicChange(name, Map.of(), channels), all).name();
  }

  private static Map<String, Optional<String>> called(long id, String tag, String name) {
    var names = Map.of(tag, Optional.of(name));
    return TopicRules.changed(id, new TopicChange(Optional.empty(), names, Optional.empty()), ALL)
        .others();
  }

  @Test
  void a_topic_has_a_name_in_each_language_that_no_other_has_there() {
    assertThat(called(1, "es", "  Ventas ")).isEqualTo(Map.of("es", Optional.of("Ventas")));
    assertThat(refused(() -> called(1, "xx", "Ventas")).field()).isEqualTo("names.xx");
    assertThat(refused(() -> called(1, "es", " ")).field()).isEqualTo("names.es");
    assertThat(refused(() -> called(1, "es", "everything ELSE")))
        .hasMessageContaining("is what the topic Everything else is called");
  }

  @Test
  void a_name_is_kept_without_needless_blanks() {
    assertThat(created(Optional.of(" Gift \n cards "), SOMEBODY, ALL)).isEqualTo("Gift cards");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"sales", " SALES", "everything  else"})
  void no_two_topics_are_called_the_same(String name) {
    var no = refused(() -> created(Optional.of(name), SOMEBODY, ALL));

    assertThat(no.why()).isEqualTo(Why.NOT_NOW);
    assertThat(no).hasMessageEndingWith(" already");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"Sáles!", "sales 📦", "Every-thing Else"})
  void names_that_differ_only_in_accents_and_signs_are_the_same(String name) {
    var no = refused(() -> created(Optional.of(name), SOMEBODY, ALL));

    assertThat(no.why()).isEqualTo(Why.NOT_NOW);
    assertThat(no).hasMessageContaining("already; accents, case, punctuation and emoji");
  }

  @Test
  void twins_of_an_earlier_version_may_be_changed_but_not_created() {
    var twins = List.of(new Topic("3", "Envios", false, List.of("7"), 0, Map.of()), TWIN, ELSE);

    assertThat(changed(4, Optional.of("Envíos"), Optional.of(List.of(8L)), twins))
        .isEqualTo("Envíos");
    assertThat(refused(() -> changed(4, Optional.of("envios"), Optional.empty(), twins)))
        .isNotNull();
    assertThat(refused(() -> created(Optional.of("ENVÍOS"), SOMEBODY, twins))).isNotNull();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", " ", "\u00a0", "(Default)"})
  void a_topic_needs_a_name_of_its_own(String name) {
    assertThat(refused(() -> created(Optional.of(name), SOMEBODY, ALL)).field()).isEqualTo("name");
  }

  @Test
  void somebody_is_told_about_every_topic() {
    var born = refused(() -> created(Optional.of("Gifts"), List.of(), ALL));
    var left = refused(() -> changed(1, Optional.empty(), Optional.of(List.of()), ALL));

    assertThat(born.field()).isEqualTo("channels");
    assertThat(left.why()).isEqualTo(Why.NOT_NOW);
    assertThat(left).hasMessageContaining("Sales needs at least one channel");
  }

  @Test
  void a_topic_may_change_the_case_of_its_name() {
    assertThat(changed(1, Optional.of("SALES"), Optional.empty(), ALL)).isEqualTo("SALES");
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
            .mapToObj(i -> new Topic("" + i, "Topic " + i, i == 0, List.of("7"), 0, Map.of()))
            .toList();

    assertThat(refused(() -> created(Optional.of("One more"), SOMEBODY, many)).why())
        .isEqualTo(Why.NOT_NOW);
  }
}
