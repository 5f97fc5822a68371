package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.flow.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many people may still be signed up within a day, by one customer and from one network: typing
 * an address in a chat does not prove that it is theirs, and its owner gets an e-mail.
 */
final class SignUpAllowance {
  /** Enough to correct one's own address twice. */
  static final int OF_CUSTOMER = 3;

  /** More than sign up in a shop over its own network on a good day. */
  static final int OF_NETWORK = 60;

  private static final String CUSTOMER = "customer ";
  private static final String NETWORK = "network ";

  private final Map<String, Integer> used = new HashMap<>();
  private final Map<String, Integer> taken = new TreeMap<>();

  /** Those who have signed up before; anybody else has not. */
  SignUpAllowance(Map<String, Integer> used) {
    this.used.putAll(used);
  }

  /** Whose limits a sign-up by this event uses up. */
  static List<String> whose(CustomerEvent event) {
    return Stream.concat(
            Stream.of(CUSTOMER + event.person()), event.network().map(NETWORK::concat).stream())
        .toList();
  }

  /** The same turn, or one that refuses to sign anybody up now. */
  Turn within(Turn turn, CustomerEvent event) {
    return turn.signedUp().isEmpty() || takes(whose(event)) ? turn : turn.refused();
  }

  private boolean takes(List<String> whose) {
    if (whose.stream().anyMatch(who -> used.getOrDefault(who, 0) >= most(who))) {
      return false;
    }
    whose.forEach(who -> used.merge(who, 1, Integer::sum));
    whose.forEach(who -> taken.merge(who, 1, Integer::sum));
    return true;
  }

  private static int most(String who) {
    return who.startsWith(CUSTOMER) ? OF_CUSTOMER : OF_NETWORK;
  }

  /** What this transaction has used up. */
  Map<String, Integer> taken() {
    return taken;
  }
}
