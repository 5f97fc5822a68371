package io.promobot.primary;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Optional;

/**
 * Chooses among servers by what they say of themselves. It never goes back: after a promotion the
 * old primary may come back and still think that it is one, and what is written there is lost.
 */
final class PrimaryChoice {
  private final TargetSession target;
  private Optional<ServerAnswer> current = Optional.empty();

  PrimaryChoice(TargetSession target) {
    this.target = target;
  }

  /**
   * The one to use from now on; empty when none will do.
   *
   * @param answers in the order in which the servers are preferred
   */
  Optional<ServerAnswer> of(List<ServerAnswer> answers) {
    var fitting =
        answers.stream().filter(each -> each.fits(target)).filter(this::notOlder).toList();
    // whose cluster is not known yet: the first's
    var chosen =
        fitting.stream()
            .filter(each -> each.cluster().equals(fitting.get(0).cluster()))
            .reduce(this::better);
    if (chosen.isPresent()) {
      current = chosen;
    }
    return chosen;
  }

  /** Whether it is the database as far as we know, so that only one promoted later can object. */
  boolean expects(ServerAnswer claim) {
    return claim.fits(target)
        && (target == TargetSession.ANY || current.isPresent())
        && notOlder(claim);
  }

  /** Not a stranger, and no primary of before the last promotion that we know of. */
  private boolean notOlder(ServerAnswer claim) {
    return target == TargetSession.ANY
        || current.isEmpty()
        || (current.get().cluster().isEmpty() || claim.cluster().equals(current.get().cluster()))
            && claim.timeline() >= current.get().timeline();
  }

  /** Of equals the one in use, so that a server with two addresses does not change places. */
  private ServerAnswer better(ServerAnswer one, ServerAnswer other) {
    if (target == TargetSession.ANY || one.timeline() == other.timeline()) {
      return likeCurrent(other) > likeCurrent(one) ? other : one;
    }
    return one.timeline() > other.timeline() ? one : other;
  }

  private int likeCurrent(ServerAnswer answer) {
    return current
        .map(
            mine ->
                (answer.sameProcess(mine) ? 2 : 0) + (answer.place().equals(mine.place()) ? 1 : 0))
        .orElse(0);
  }

  /** The one chosen last. */
  Optional<ServerAnswer> current() {
    return current;
  }

  /** Those that would take writes and must not get them. */
  List<ServerAnswer> rivals(List<ServerAnswer> answers) {
    return answers.stream()
        .filter(each -> target != TargetSession.ANY && each.fits(target))
        .filter(each -> current.filter(mine -> sameServer(mine, each)).isEmpty())
        .sorted(comparingLong(ServerAnswer::timeline))
        .toList();
  }

  /** Or under another address, which is not known of those that do not say when they started. */
  private static boolean sameServer(ServerAnswer one, ServerAnswer other) {
    return one.same(other)
        || one.sameHistory(other) && (one.started().isEmpty() || other.started().isEmpty());
  }
}
