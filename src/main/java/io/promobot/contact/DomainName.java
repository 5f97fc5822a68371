package io.promobot.contact;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The two spellings of a domain name under IDNA2008 and UTS 46 (non-transitional): {@code
 * faß.example} and {@code xn--fa-hia.example}. Java's own converter is IDNA2003, which turns the
 * first into {@code fass.example}, possibly somebody else's domain.
 */
public final class DomainName {
  private DomainName() {}

  /** As machines exchange it; empty when no such name can exist. */
  public static Optional<String> ascii(String name) {
    return isPlain(name) ? Optional.of(name.toLowerCase(Locale.ROOT)) : Rules.ascii(name);
  }

  /** As people read it; empty when no such name can exist. */
  public static Optional<String> unicode(String name) {
    return isPlain(name)
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Rules.ascii(name).map(Rules::unicode);
  }

  /** Loads the tables, so that the first name that needs them does not block an event loop. */
  public static void prepare() {
    unicode("xn--mnchen-3ya.example");
  }

  private static boolean isPlain(String name) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(name)
        && !name.toLowerCase(Locale.ROOT).contains("xn--");
  }

  /** Separate because its tables take about 100 ms to load; start-up does not wait for them. */
  private static final class Rules {
    private static final IDNA IDNA_2008 =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.USE_STD3_RULES);

    static Optional<String> ascii(String name) {
      var info = new IDNA.Info();
      String ascii = IDNA_2008.nameToASCII(name, new StringBuilder(), info).toString();
      return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
    }

    static String unicode(String ascii) {
      return IDNA_2008.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info()).toString();
    }
  }
}
