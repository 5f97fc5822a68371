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

  /** Not a stranger, and no primary of before the last promotion that we know of. */
  private boolean notOlder(ServerAnswer claim) {
    return target == TargetSession.ANY
        || current.isEmpty()
        || claim.cluster().equals(current.get().cluster())
            && claim.timeline() >= current.get().timeline();
  }

  /** Of equals the one in use, so that a server with two addresses does not change places. */
  private ServerAnswer better(ServerAnswer one, ServerAnswer other) {
    if (target == TargetSession.ANY || one.timeline() == other.timeline()) {
      return isCurrent(other) ? other : one;
    }
    return one.timeline() > other.timeline() ? one : other;
  }

  private boolean isCurrent(ServerAnswer answer) {
    return current.map(ServerAnswer::place).filter(answer.place()::equals).isPresent();
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

  /** Or under another address; two that were promoted to the same timeline cannot be told apart. */
  private static boolean sameServer(ServerAnswer one, ServerAnswer other) {
    return one.cluster().equals(other.cluster()) && one.timeline() == other.timeline();
  }
}
