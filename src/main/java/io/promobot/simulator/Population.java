package io.promobot.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * The people of the simulated world: ids and names are derived from a number alone, so a restarted
 * simulator still knows everybody it ever played.
 */
final class Population {
  static final long BLOCK = 1_000_000;
  private static final long CROWD = 90_000_000_000_000L;
  private static final long BLOCKS = CROWD / BLOCK;
  private static final long BY_HAND = 9_090_000_000_000_000L;
  private static final long HANDS = 10_000_000_000_000L;

  /** One in about 7,500 ids has a given name. */
  private static final int MOST_TRIES = 200_000;

  private static final String ENGLISH = "en_US";

  /** Those that come twice have more speakers. */
  private static final List<String> LOCALES =
      List.of(
          "es_ES", "es_LA", "fr_FR", "de_DE", "de_DE", "it_IT", "pt_BR", "nl_NL", "ar_AR", "pl_PL");

  /** Where the shop's visitors are; one in four browsers does not say. */
  private static final List<String> PLACES =
      List.of(
          "Europe/Madrid",
          "Europe/Madrid",
          "Europe/Madrid",
          "Europe/London",
          "Asia/Tokyo",
          "America/New_York",
          "",
          "");

  /** Steps that nobody takes. */
  private static final long TONGUE = -1;

  private static final long PLACE = -2;

  private static final long STRIDE = 90_007;
  private static final long OFFSET = 31_415_926_535_897L;

  private final Names names = new Names();

  /** The number of the first customer of a seed: every seed has a block of people of its own. */
  long firstOf(long seed) {
    return Math.floorMod(mix(seed), BLOCKS) * BLOCK;
  }

  String psid(long number) {
    // STRIDE shares no factor with CROWD, so different numbers never get the same id.
    long scattered = (Math.floorMod(number, CROWD) * STRIDE % CROWD + OFFSET) % CROWD;
    return "90%014d".formatted(scattered);
  }

  /** An id for a customer who is moved by hand; these begin with 909 and never act on their own. */
  String handPsid(long number) {
    return Long.toString(BY_HAND + Math.floorMod(number, HANDS));
  }

  /**
   * The same for somebody of this name: where it is one of ours, an id from which just this name is
   * derived, so that a restarted simulator calls them what it called them before.
   */
  String handPsid(Profile person, LongSupplier numbers) {
    int tries = names.have(person) ? MOST_TRIES : 1;
    return LongStream.generate(numbers)
        .limit(tries)
        .map(number -> BY_HAND + Math.floorMod(number, HANDS))
        .filter(id -> profile(id).equals(person))
        .mapToObj(Long::toString)
        .findFirst()
        .orElseGet(() -> handPsid(numbers.getAsLong()));
  }

  boolean contains(String psid) {
    return psid.length() == 16
        && psid.startsWith("90")
        && psid.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  boolean crowd(String psid) {
    return contains(psid) && psid.charAt(2) != '9';
  }

  Profile profile(String psid) {
    return profile(Long.parseLong(psid));
  }

  private Profile profile(long id) {
    long dice = mix(id);
    long percent = Math.floorMod(dice, 100);
    if (percent < 8) {
      return Profile.nameless(percent % 2 == 0);
    }
    String name = names.first(mix(dice)) + " " + names.last(mix(dice + 1));
    return percent < 12 ? Profile.onlyName(name) : Profile.given(name);
  }

  /** What somebody of the crowd speaks, as Facebook writes it; half of them speak English. */
  Optional<String> locale(String psid) {
    if (!crowd(psid)) {
      return Optional.empty();
    }
    int place = (int) Math.floorMod(dice(psid, TONGUE), 2L * LOCALES.size());
    return Optional.of(place < LOCALES.size() ? LOCALES.get(place) : ENGLISH);
  }

  /** The time zone that the browser of somebody of the crowd tells; empty when it does not say. */
  String zone(String psid) {
    return PLACES.get((int) Math.floorMod(dice(psid, PLACE), (long) PLACES.size()));
  }

  /** A number derived from a person and a step that looks random. */
  long dice(String psid, long step) {
    return mix(hash(psid) + step);
  }

  private long hash(String psid) {
    return mix(Long.parseLong(psid));
  }

  private long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
