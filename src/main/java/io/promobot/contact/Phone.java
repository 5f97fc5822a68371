package io.promobot.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;

/** Reads phone numbers as people write them. */
public final class Phone {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** The most characters the library reads. */
  private static final int LONGEST = 250;

  private static final int SHORTEST_NUMBER = 7;

  private Phone() {}

  /**
   * The number in E.164, such as {@code +34612345678}, followed by {@code ;ext=5} if it has an
   * extension (as in RFC 3966); empty when it cannot be a real number.
   *
   * @param region the country (ISO 3166, two letters) of numbers without a country code
   */
  public static Optional<String> read(String text, String region) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String typed = Normalizer.normalize(Visible.plain(text), Normalizer.Form.NFKC);
    try {
      var number = NUMBERS.parse(typed, region);
      return NUMBERS.isValidNumber(number) && !isTwo(number, region)
          ? Optional.of(written(number))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** A second number after the first is not its extension. */
  private static boolean isTwo(PhoneNumber number, String region) throws NumberParseException {
    String extension = number.getExtension();
    return extension.length() >= SHORTEST_NUMBER
        && NUMBERS.isValidNumber(NUMBERS.parse(extension, region));
  }

  private static String written(PhoneNumber number) {
    String extension = number.hasExtension() ? ";ext=" + number.getExtension() : "";
    return NUMBERS.format(number, PhoneNumberFormat.E164) + extension;
  }

  /** Whether we know this country's phone numbers. */
  public static boolean knows(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }
}
