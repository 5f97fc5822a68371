package io.promobot.messenger;

import io.promobot.channel.Reason;
import io.promobot.channel.Reason.Verdict;
import io.promobot.channel.SendFailure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.regex.Pattern;

/** Asks Messenger for a customer's name. */
public final class ProfileClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  // The id becomes part of a path, and it came from outside.
  private static final Pattern PSID = Pattern.compile("[\\w-]{1,64}");

  private final LookupClient lookups;

  public ProfileClient(LookupClient lookups) {
    this.lookups = lookups;
  }

  /** Fails with a {@link SendFailure} only when asking again later may help. */
  public Future<Profile> lookup(String psid) {
    if (!PSID.matcher(psid).matches()) {
      return Future.succeededFuture(Profile.UNTOLD);
    }
    return lookups
        .get("/" + psid + "?fields=first_name,last_name", TIMEOUT)
        .map(Profile::of)
        .recover(ProfileClient::refused);
  }

  private static Future<Profile> refused(Throwable cause) {
    return cause instanceof SendFailure failure && isFinal(failure.reason())
        ? Future.succeededFuture(Profile.UNTOLD)
        : Future.failedFuture(cause);
  }

  /** An app without permission to read names is normal, and usually stays that way. */
  private static boolean isFinal(Reason reason) {
    return reason.verdict() == Verdict.GIVE_UP || reason == Reason.NO_PERMISSION;
  }
}
