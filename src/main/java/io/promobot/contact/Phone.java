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

  private Phone() {}

  /**
   * The number in E.164, such as {@code +34612345678}, with {@code ;ext=5} after it where it has an
   * extension (as in RFC 3966); empty when it could be nobody's.
   *
   * @param region the country (ISO 3166, two letters) of numbers without a country code
   */
  public static Optional<String> read(String text, String region) {
    String typed = Normalizer.normalize(Visible.line(text), Normalizer.Form.NFKC);
    try {
      var number = NUMBERS.parse(typed, region);
      return NUMBERS.isValidNumber(number) ? Optional.of(written(number)) : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String written(PhoneNumber number) {
    String extension = number.hasExtension() ? ";ext=" + number.getExtension() : "";
    return NUMBERS.format(number, PhoneNumberFormat.E164) + extension;
  }

  /** Whether this is a country whose numbers we know. */
  public static boolean knows(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }
}
