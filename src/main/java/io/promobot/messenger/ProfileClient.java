package io.promobot.messenger;

import io.promobot.channel.Reason;
import io.promobot.channel.Reason.Verdict;
import io.promobot.channel.SendFailure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Asks Messenger for a customer's name, and for their language, which takes a permission of its
 * own: a page without it is refused once, and asks for names alone from then on.
 */
public final class ProfileClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  // The id becomes part of a path, and it came from outside.
  private static final Pattern PSID = Pattern.compile("[\\w-]{1,64}");

  private static final String NAMES = "first_name,last_name";
  private static final String LANGUAGE = ",locale";

  private final LookupClient lookups;
  private volatile Locales locales = Locales.UNKNOWN;

  /** Whether this page may ask for languages. */
  private enum Locales {
    UNKNOWN,
    TOLD,
    REFUSED
  }

  public ProfileClient(LookupClient lookups) {
    this.lookups = lookups;
  }

  /** Fails with a {@link SendFailure} only when asking again later may help. */
  public Future<Profile> lookup(String psid) {
    if (!PSID.matcher(psid).matches()) {
      return Future.succeededFuture(Profile.UNTOLD);
    }
    Future<Profile> asked =
        locales == Locales.REFUSED ? ask(psid, NAMES) : ask(psid, NAMES + LANGUAGE);
    return asked
        .onSuccess(told -> locales = told.language().map(known -> Locales.TOLD).orElse(locales))
        .recover(
            cause ->
                isFinal(cause) && locales == Locales.UNKNOWN
                    ? namesOnly(psid)
                    : Future.failedFuture(cause))
        .recover(ProfileClient::refused);
  }

  /** Where this works, it was the language that was refused. */
  private Future<Profile> namesOnly(String psid) {
    return ask(psid, NAMES).onSuccess(told -> locales = Locales.REFUSED);
  }

  private Future<Profile> ask(String psid, String fields) {
    return lookups.get("/" + psid + "?fields=" + fields, TIMEOUT).map(Profile::of);
  }

  private static Future<Profile> refused(Throwable cause) {
    return isFinal(cause) ? Future.succeededFuture(Profile.UNTOLD) : Future.failedFuture(cause);
  }

  /** An app without permission to read names is normal, and usually stays that way. */
  private static boolean isFinal(Throwable cause) {
    return cause instanceof SendFailure failure
        && (failure.reason().verdict() == Verdict.GIVE_UP
            || failure.reason() == Reason.NO_PERMISSION);
  }
}
