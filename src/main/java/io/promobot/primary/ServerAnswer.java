package io.promobot.primary;

/**
 * What a server says of itself.
 *
 * @param standby it follows another one
 * @param writable it accepts writes
 * @param cluster the number that it shares with its standbys and nobody else; empty when it does
 *     not say
 * @param timeline one higher after each promotion in this cluster; 0 of a standby, or unknown
 */
public record ServerAnswer(
    ServerPlace place, boolean standby, boolean writable, String cluster, long timeline) {

  boolean fits(TargetSession target) {
    return switch (target) {
      case ANY -> true;
      case PRIMARY -> !standby;
      case READ_WRITE -> !standby && writable;
    };
  }

  /** Whether connections to the other one are as good as those to this one. */
  boolean same(ServerAnswer other) {
    return place.equals(other.place) && cluster.equals(other.cluster) && timeline == other.timeline;
  }
}
