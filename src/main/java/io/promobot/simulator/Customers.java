package io.promobot.simulator;

import io.promobot.simulator.Behaviour.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Everybody the simulator remembers; the longest silent are forgotten first, and created again when
 * needed.
 */
final class Customers {
  private static final int REMEMBERED = 150_000;
  private static final int BY_HAND = 1_000;
  private static final long USUAL_PACE_MS = 800;

  private final Population population;
  private final Map<String, Customer> crowd = remembering(REMEMBERED);
  private final Map<String, Customer> byHand = remembering(BY_HAND);

  Customers(Population population) {
    this.population = population;
  }

  private Map<String, Customer> remembering(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Customer> eldest) {
        return size() > most;
      }
    };
  }

  Optional<Customer> find(String psid) {
    return population.contains(psid) ? Optional.of(meet(psid)) : Optional.empty();
  }

  Customer meet(String psid) {
    return population.crowd(psid)
        ? crowd.computeIfAbsent(psid, this::ofCrowd)
        : byHand.computeIfAbsent(psid, id -> byHand(id, population.profile(id)));
  }

  Customer create(String psid, Optional<String> name) {
    Customer customer =
        byHand(psid, name.map(Profile::given).orElseGet(() -> population.profile(psid)));
    byHand.put(psid, customer);
    return customer;
  }

  private Customer byHand(String psid, Profile profile) {
    Behaviour quiet = new Behaviour(Answer.NOTHING, false, false);
    return new Customer(psid, profile, new Role(quiet, USUAL_PACE_MS, Optional.empty()), false);
  }

  private Customer ofCrowd(String psid) {
    Role usual = new Role(habit(psid), USUAL_PACE_MS, Optional.empty());
    return new Customer(psid, population.profile(psid), usual, true);
  }

  /**
   * The behaviour of somebody that no run of this process has given a role: by the usual shares.
   */
  private Behaviour habit(String psid) {
    long percent = Math.floorMod(population.dice(psid, -1), 100L);
    if (percent < 60) {
      return new Behaviour(Answer.YES, true, percent < 48);
    }
    return new Behaviour(percent < 80 ? Answer.NO : Answer.NOTHING, percent < 90, false);
  }

  /** People moved by hand first, then the crowd, each with the latest activity on top. */
  List<Customer> latest(int limit) {
    List<Customer> found = new ArrayList<>(newestFirst(byHand, limit));
    found.addAll(newestFirst(crowd, limit - found.size()));
    return found;
  }

  private List<Customer> newestFirst(Map<String, Customer> people, int limit) {
    Comparator<Customer> byNews =
        Comparator.comparing(customer -> customer.chat().last().map(ChatMessage::at).orElse(0L));
    return people.values().stream().sorted(byNews.reversed()).limit(limit).toList();
  }

  /** Lets exactly this share of the known crowd block the page; the seed decides who. */
  int block(double share, long seed) {
    List<Customer> people = new ArrayList<>(crowd.values());
    people.sort(Comparator.comparing(Customer::psid));
    Collections.shuffle(people, new Random(seed));
    List<Customer> chosen = people.subList(0, (int) Math.round(people.size() * share));
    chosen.forEach(customer -> customer.block(true));
    return chosen.size();
  }

  void clear() {
    crowd.clear();
    byHand.clear();
  }
}
