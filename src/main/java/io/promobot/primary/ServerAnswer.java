package io.promobot.primary;

/**
 * What a server says of itself.
 *
 * @param standby it follows another one
 * @param writable it accepts writes
 * @param cluster the number that it shares with its standbys and nobody else; empty when it does
 *     not say
 * @param timeline one higher after each promotion in this cluster; 0 of a standby, or unknown
 * @param started when its process began, to the microsecond; empty when it does not say
 */
public record ServerAnswer(
    ServerPlace place,
    boolean standby,
    boolean writable,
    String cluster,
    long timeline,
    String started) {

  boolean fits(TargetSession target) {
    return switch (target) {
      case ANY -> true;
      case PRIMARY -> !standby;
      case READ_WRITE -> !standby && writable;
    };
  }

  /**
   * Whether connections to the other one are as good as those to this one: it is the same process,
   * even if at another address, or was only started again.
   */
  boolean same(ServerAnswer other) {
    return sameProcess(other) || sameHistory(other) && place.equals(other.place);
  }

  boolean sameProcess(ServerAnswer other) {
    return sameHistory(other) && !started.isEmpty() && started.equals(other.started);
  }

  boolean sameHistory(ServerAnswer other) {
    return cluster.equals(other.cluster) && timeline == other.timeline;
  }
}
