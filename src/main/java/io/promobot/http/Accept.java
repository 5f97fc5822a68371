package io.promobot.http;

import java.util.List;
import java.util.Locale;

/** Whether a header such as Accept or Accept-Encoding allows something. */
final class Accept {
  private Accept() {}

  /**
   * Clients that name no type accept any. The range that says most about HTML decides (RFC 9110,
   * 12.5.1).
   */
  static boolean html(List<String> headers) {
    var ranges = String.join(",", headers);
    for (var range : List.of("text/html", "text/*", "*/*")) {
      for (var offer : ranges.split(",")) {
        if (named(offer).equals(range)) {
          return wanted(offer);
        }
      }
    }
    return ranges.isBlank();
  }

  static boolean encoding(String header, String encoding) {
    for (var offer : header.split(",")) {
      if (named(offer).equals(encoding)) {
        return wanted(offer);
      }
    }
    return false;
  }

  private static String named(String offer) {
    return offer.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean wanted(String offer) {
    for (var parameter : offer.split(";")) {
      if (parameter.strip().matches("[qQ]\\s*=\\s*0(\\.0*)?")) {
        return false;
      }
    }
    return true;
  }
}
