package io.promobot.access;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.promobot.http.CallerThrottle;
import io.promobot.http.ClientAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;

/**
 * Who may try a password next. An address may guess a few times in a row, all addresses together a
 * few times more; then there is a turn every few seconds. Others wait in this queue. The network
 * with the fewest guesses goes first, because a stranger may have thousands of addresses, but few
 * networks. When the queue is full, or a network's share of it, somebody from the network with the
 * most waiting visitors has to go.
 */
final class SignInLine<T> {
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  static final int SECONDS_PER_GUESS = 4;
  private static final int GUESSES_AT_ONCE = 5;
  private static final int GUESSES_TOGETHER = 30;
  private static final double TOGETHER_PER_SECOND = 0.5;

  /** So slow that networks that take turns guessing stay behind one that has not guessed. */
  private static final double FORGIVEN_PER_SECOND = TOGETHER_PER_SECOND / 60;

  private static final int CHECKED_AT_ONCE = 2;
  private static final int MOST_WAITING = 200;
  private static final int MOST_WAITING_PER_NETWORK = MOST_WAITING / 4;
  private static final int MOST_WAITING_PER_ADDRESS = 6;
  private static final String EVERYBODY = "everybody";

  private final LongSupplier nanos;
  private final IntUnaryOperator chance;
  private final CallerThrottle perAddress;
  private final CallerThrottle perNetwork;
  private final CallerThrottle together;
  private final List<Waiting<T>> waiting = new ArrayList<>();
  private int inCheck;

  private record Waiting<T>(String address, String network, long since, T who) {}

  /**
   * @param chance a number from 0 to below the given one
   */
  SignInLine(LongSupplier nanos, IntUnaryOperator chance) {
    this.nanos = nanos;
    this.chance = chance;
    this.perAddress = new CallerThrottle(GUESSES_AT_ONCE, 1.0 / SECONDS_PER_GUESS, nanos);
    this.perNetwork = new CallerThrottle(GUESSES_TOGETHER, FORGIVEN_PER_SECOND, nanos);
    this.together = new CallerThrottle(GUESSES_TOGETHER, TOGETHER_PER_SECOND, nanos);
  }

  /** Joins the queue; returns who is sent away, which may be the newcomer or a worse guesser. */
  synchronized Optional<T> enter(String address, T who) {
    var newcomer = new Waiting<>(address, ClientAddress.network(address), nanos.getAsLong(), who);
    waiting.add(newcomer);
    if (waiting.stream().filter(one -> one.address().equals(address)).count()
        > MOST_WAITING_PER_ADDRESS) {
      return Optional.of(waiting.remove(waiting.size() - 1).who());
    }
    var crowds = waiting.stream().collect(groupingBy(Waiting::network, counting()));
    long own = crowds.get(newcomer.network());
    if (own > MOST_WAITING_PER_NETWORK) {
      return Optional.of(sendAwayTheWorst(crowds, own));
    }
    return waiting.size() > MOST_WAITING
        ? Optional.of(sendAwayTheWorst(crowds, Collections.max(crowds.values())))
        : Optional.empty();
  }

  /** Any of those who guessed most: strangers in crowds cannot keep one person out. */
  private T sendAwayTheWorst(Map<String, Long> crowds, long size) {
    var crowd = waiting.stream().filter(one -> crowds.get(one.network()) == size).toList();
    var last = crowd.stream().max(guesses()).orElseThrow();
    var worst = crowd.stream().filter(one -> guesses().compare(one, last) == 0).toList();
    var chosen = worst.get(chance.applyAsInt(worst.size()));
    waiting.remove(chosen);
    triedInVain(chosen);
    return chosen.who();
  }

  /** Counts like a guess, so that networks that keep the queue full fall behind somebody new. */
  private void triedInVain(Waiting<T> one) {
    perNetwork.take(one.network());
  }

  private Comparator<Waiting<T>> guesses() {
    return Comparator.<Waiting<T>>comparingLong(one -> -left(perNetwork, one.network()))
        .thenComparingLong(one -> -left(perAddress, one.address()));
  }

  private static long left(CallerThrottle throttle, String caller) {
    return (long) Math.floor(throttle.left(caller));
  }

  /** Visitors who hang up no longer wait; returns whether they waited. */
  synchronized boolean leave(T who) {
    return waiting.removeIf(one -> one.who().equals(who));
  }

  /** Whose turn it is now; until {@link #over} their guess counts as wrong. */
  synchronized Optional<T> next() {
    if (inCheck >= CHECKED_AT_ONCE || together.left(EVERYBODY) < 1) {
      return Optional.empty();
    }
    var first =
        waiting.stream()
            .filter(one -> perAddress.left(one.address()) >= 1)
            .min(guesses().thenComparingLong(Waiting::since));
    first.ifPresent(this::begin);
    return first.map(Waiting::who);
  }

  private void begin(Waiting<T> one) {
    waiting.remove(one);
    perAddress.take(one.address());
    perNetwork.take(one.network());
    together.take(EVERYBODY);
    inCheck++;
  }

  /** The right password takes back the earlier guesses: those were the owner's own typos. */
  synchronized void over(String address, boolean right) {
    inCheck--;
    if (right) {
      perAddress.forget(address);
      perNetwork.giveBack(ClientAddress.network(address));
      together.giveBack(EVERYBODY);
    }
  }

  /** Removes those who have waited for too long. */
  synchronized List<T> tooLate() {
    var late =
        waiting.stream()
            .filter(one -> nanos.getAsLong() - one.since() > LONGEST_WAIT.toNanos())
            .toList();
    waiting.removeAll(late);
    late.forEach(this::triedInVain);
    return late.stream().map(Waiting::who).toList();
  }

  synchronized boolean empty() {
    return waiting.isEmpty();
  }
}
