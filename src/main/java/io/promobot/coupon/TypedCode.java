package io.promobot.coupon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.text.CouponCode;
import io.promobot.text.OwnCode;
import java.net.URLDecoder;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a till was given: typed by hand, or read by a scanner that may deliver a whole address.
 *
 * @param token names the coupon's page, if its address was scanned
 * @param compared the codes it may be, as they are stored: the owner's own first, as typed and in
 *     ordinary letters, then one of ours
 * @param mistyped whether one of ours was meant, but a character is wrong or two are swapped; it
 *     may still be the owner's own, but it is nobody's guess
 */
public record TypedCode(Optional<UUID> token, List<String> compared, boolean mistyped) {
  /** More than any code or address of a coupon. */
  public static final int LONGEST = 300;

  /** What nobody can read has no part in a code, and PostgreSQL takes no NUL. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]");

  /** Some scanners say before a code what kind of bars or dots it was. */
  private static final Pattern SYMBOLOGY = Pattern.compile("^\\s*\\][A-Za-z][0-9]");

  private static final Pattern PAGE =
      Pattern.compile("/c/([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\\w-])");
  private static final Pattern ADDRESS =
      Pattern.compile("^\\s*https?://[^/?#]*([^?#]*)(\\?[^#]*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED =
      Pattern.compile("[?&](?:code|coupon|discount|voucher)=([^&]*)", Pattern.CASE_INSENSITIVE);

  /** Reads any text; what cannot be a code has no codes. */
  public static TypedCode read(String text) {
    if (text.length() > LONGEST) {
      return new TypedCode(Optional.empty(), List.of(), false);
    }
    Matcher page = PAGE.matcher(text);
    if (page.find()) {
      return new TypedCode(Optional.of(UUID.fromString(page.group(1))), List.of(), false);
    }
    String code = UNSEEN.matcher(code(SYMBOLOGY.matcher(text).replaceFirst(""))).replaceAll("");
    String own = OwnCode.compared(Normalizer.normalize(code, Form.NFKC));
    Optional<String> ours = CouponCode.of(own);
    List<String> compared =
        Stream.concat(Stream.of(OwnCode.compared(code), own), ours.stream())
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    return new TypedCode(Optional.empty(), compared, ours.isEmpty() && CouponCode.isMeant(own));
  }

  /** The part of an address that is the code: named as such, otherwise the end of its path. */
  private static String code(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.find()) {
      return text;
    }
    String query = Optional.ofNullable(address.group(2)).orElse("");
    Matcher named = NAMED.matcher(query);
    String path = address.group(1).replaceAll("/+$", "");
    return decoded(named.find() ? named.group(1) : path.substring(path.lastIndexOf('/') + 1));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }
}
