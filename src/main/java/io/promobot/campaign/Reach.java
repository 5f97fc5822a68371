package io.promobot.campaign;

/**
 * What a send would amount to if it began now.
 *
 * @param calls how many of its messages are calls to another system, which set the pace
 * @param withClock how many of those who get it have a clock of which we know where it is
 * @param keptOut people who get nothing, so that a trial's variants can be compared with that
 * @param exact false when a sample was asked, so that each figure is off by no more than 1.4 % of
 *     all with a probability of 95 %
 */
public record Reach(Sending sending, int calls, int keptOut, int withClock, boolean exact) {
  /** All who are meant, whether they would get it or not. */
  int everybody() {
    return sending.queued() + sending.not() + keptOut;
  }

  /** The same with those who would get it as they were counted. */
  Reach whom(Reach counted) {
    Sending of = counted.sending;
    return new Reach(
        new Sending(
            of.queued(),
            of.nextVisit(),
            sending.windowClosed(),
            sending.optedOut(),
            sending.blocked(),
            sending.alreadyIn()),
        counted.calls,
        keptOut,
        counted.withClock,
        exact);
  }
}
