package io.promobot.campaign;

/**
 * How many people one send reached, and how many it left out for each reason.
 *
 * @param nextVisit how many of those queued were not on the website then and find it there later
 */
public record Sending(
    int queued, int nextVisit, int windowClosed, int optedOut, int blocked, int alreadyIn) {
  /** Those who could be reached at once. */
  public int now() {
    return queued - nextVisit;
  }

  /** Those left out. */
  public int not() {
    return windowClosed + optedOut + blocked + alreadyIn;
  }
}
