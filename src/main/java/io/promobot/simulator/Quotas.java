package io.promobot.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Exact head counts of a run: how many people say yes, say no, read, reveal. */
record Quotas(int customers, int yes, int no, int reveal, int read) {

  static Quotas of(int customers, double yes, double no, double reveal, double read) {
    int accepting = Math.toIntExact(Math.round(customers * yes));
    int declining = Math.min(customers - accepting, Math.toIntExact(Math.round(customers * no)));
    int revealing = Math.toIntExact(Math.round(accepting * reveal));
    int reading = Math.max(accepting + declining, Math.toIntExact(Math.round(customers * read)));
    return new Quotas(customers, accepting, declining, revealing, reading);
  }

  /** One behaviour per customer; the seed decides who gets which, never how many. */
  List<Behaviour> deal(long seed) {
    List<Behaviour> hand = new ArrayList<>(customers);
    hand.addAll(Collections.nCopies(reveal, new Behaviour(Behaviour.Answer.YES, true, true)));
    hand.addAll(
        Collections.nCopies(yes - reveal, new Behaviour(Behaviour.Answer.YES, true, false)));
    hand.addAll(Collections.nCopies(no, new Behaviour(Behaviour.Answer.NO, true, false)));
    hand.addAll(
        Collections.nCopies(read - yes - no, new Behaviour(Behaviour.Answer.NOTHING, true, false)));
    hand.addAll(
        Collections.nCopies(
            customers - read, new Behaviour(Behaviour.Answer.NOTHING, false, false)));
    Collections.shuffle(hand, new Random(seed));
    return hand;
  }
}
