package io.promobot.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Reads phone numbers as people write them. */
public final class Phone {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phone() {}

  /**
   * The number in E.164, such as {@code +34612345678}; empty when it could be nobody's.
   *
   * @param region the country (ISO 3166, two letters) of numbers without a country code
   */
  public static Optional<String> read(String text, String region) {
    try {
      var number = NUMBERS.parse(text, region);
      return NUMBERS.isValidNumber(number)
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** Whether this is a country whose numbers we know. */
  public static boolean knows(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }
}
