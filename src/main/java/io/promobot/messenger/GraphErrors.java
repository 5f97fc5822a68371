package io.promobot.messenger;

import static java.util.Map.entry;

import io.promobot.channel.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Meta's table of errors: what a code and subcode mean for a message. Texts change and are
 * translated, numbers stay.
 */
final class GraphErrors {
  private static final String ANY = "*/";

  // The most specific row wins: code/subcode, then the subcode under any code, then the code alone.
  private static final Map<String, Reason> TABLE =
      Map.ofEntries(
          entry("1", Reason.NO_ANSWER),
          entry("2", Reason.BUSY),
          entry("1200", Reason.BUSY),
          entry("4", Reason.THROTTLED),
          entry("17", Reason.THROTTLED),
          entry("32", Reason.THROTTLED),
          entry("341", Reason.THROTTLED),
          entry("613", Reason.THROTTLED),
          entry("80001", Reason.THROTTLED),
          entry("80006", Reason.THROTTLED),
          entry("4/2018022", Reason.REFUSED),
          entry("4/2018354", Reason.COOLING_DOWN),
          entry("9/2018352", Reason.COOLING_DOWN),
          entry("613/1893016", Reason.COOLING_DOWN),
          entry("613/2018338", Reason.COOLING_DOWN),
          entry("10", Reason.REFUSED),
          entry("10/2018278", Reason.WINDOW_CLOSED),
          entry("10/2534022", Reason.WINDOW_CLOSED),
          entry("10/2018065", Reason.WINDOW_CLOSED),
          entry("10/2018108", Reason.UNREACHABLE),
          entry("10/1893015", Reason.OPTED_OUT),
          entry("10/1893063", Reason.PAGE_RESTRICTED),
          entry("10/1404170", Reason.REFUSED),
          entry("2018300", Reason.HUMAN_HANDLING),
          entry("*/2018300", Reason.HUMAN_HANDLING),
          entry("2018321", Reason.BUSY),
          entry("*/2018321", Reason.BUSY),
          entry("100", Reason.REFUSED),
          entry("100/2018001", Reason.UNKNOWN_PERSON),
          entry("100/2018008", Reason.IMAGE_NOT_FETCHED),
          entry("190", Reason.TOKEN_REFUSED),
          entry("200/1545041", Reason.UNREACHABLE),
          entry("551", Reason.UNREACHABLE),
          entry("368", Reason.PAGE_RESTRICTED),
          entry("2022", Reason.PAGE_RESTRICTED),
          entry("2018218", Reason.REFUSED),
          entry("2018247", Reason.REFUSED));

  private GraphErrors() {}

  static Reason reason(int code, int subcode, String text) {
    return row(code + "/" + subcode)
        .or(() -> row(ANY + subcode))
        .or(() -> wording(code, subcode, text.toLowerCase(Locale.ROOT)))
        .or(() -> row(Integer.toString(code)))
        .or(() -> code >= 200 && code < 300 ? Optional.of(Reason.NO_PERMISSION) : Optional.empty())
        // An undocumented code: the message's own time limit ends the retries.
        .orElse(Reason.BUSY);
  }

  private static Optional<Reason> row(String key) {
    return Optional.ofNullable(TABLE.get(key));
  }

  /** Where the numbers are not enough: these refusals were seen without a subcode. */
  private static Optional<Reason> wording(int code, int subcode, String text) {
    if (code == 10
        && (text.contains("thread control") || text.contains("controlling this thread"))) {
      return Optional.of(Reason.HUMAN_HANDLING);
    }
    if (code == 10 && text.contains("outside of allowed window")) {
      return Optional.of(Reason.WINDOW_CLOSED);
    }
    if (code == 100 && text.contains("appsecret_proof")) {
      return Optional.of(Reason.TOKEN_REFUSED);
    }
    return code == 10 && subcode == 0 ? Optional.of(Reason.NO_PERMISSION) : Optional.empty();
  }
}
