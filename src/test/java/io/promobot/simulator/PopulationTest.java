package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who the simulated people are, on every start the same. */
class PopulationTest {
  private final Population population = new Population();
  private final List<String> people =
      LongStream.range(0, 10_000).mapToObj(population::psid).toList();

  @Test
  void everybody_has_an_id_of_their_own_of_sixteen_digits() {
    assertThat(people).doesNotHaveDuplicates().allMatch(psid -> psid.matches("90\\d{14}"));
    assertThat(people).allMatch(population::crowd);
  }

  @Test
  void names_follow_from_the_id_alone() {
    Population restarted = new Population();

    assertThat(people).allMatch(psid -> restarted.profile(psid).equals(population.profile(psid)));
  }

  @Test
  void about_one_in_twelve_is_nameless_and_one_in_twenty_five_has_only_a_name() {
    List<Profile> profiles = people.stream().map(population::profile).toList();

    assertThat(profiles).filteredOn(Profile::refused).hasSizeBetween(300, 500);
    assertThat(profiles).filteredOn(Profile.nameless(false)::equals).hasSizeBetween(300, 500);
    assertThat(profiles)
        .filteredOn(p -> p.first().isEmpty() && p.name().isPresent())
        .hasSizeBetween(300, 500);
  }

  @Test
  void somebody_moved_by_hand_is_never_of_the_crowd() {
    String psid = population.handPsid(-5);

    assertThat(population.contains(psid)).isTrue();
    assertThat(population.crowd(psid)).isFalse();
  }

  @Test
  void a_given_name_follows_from_the_id_too_if_it_is_one_of_ours() {
    Profile ana = Profile.given("Ana Prieto");
    LongSupplier numbers = new Random(7)::nextLong;

    String psid = population.handPsid(ana, numbers);

    assertThat(population.crowd(psid)).isFalse();
    assertThat(new Population().profile(psid)).isEqualTo(ana);
    assertThat(population.handPsid(ana, numbers)).as("another of the same name").isNotEqualTo(psid);
    assertThat(population.handPsid(Profile.given("Somebody"), numbers)).matches("909\\d{13}");
  }

  @Test
  void strangers_are_not_of_the_population() {
    assertThat(List.of("", "90", "7300000000000001", "90000000000000٣٣", "900000000000000x"))
        .noneMatch(population::contains);
  }

  @Test
  void every_seed_has_its_own_people() {
    assertThat(population.firstOf(7)).isEqualTo(population.firstOf(7));
    assertThat(population.firstOf(7)).isNotEqualTo(population.firstOf(8));
  }

  @Test
  void half_of_the_crowd_speaks_english_and_the_rest_many_languages() {

    var locales =
        LongStream.range(0, 2_000)
            .mapToObj(population::psid)
            .map(psid -> population.locale(psid).orElseThrow())
            .collect(Collectors.groupingBy(locale -> locale, Collectors.counting()));

    assertThat(locales.get("en_US")).isBetween(900L, 1_100L);
    assertThat(locales).containsKeys("es_ES", "fr_FR", "de_DE", "it_IT", "pt_BR", "nl_NL", "ar_AR");
    assertThat(population.locale(population.handPsid(1))).isEmpty();
  }
}
