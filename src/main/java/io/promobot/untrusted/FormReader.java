package io.promobot.untrusted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the fields of a form, in the charset that it names; a form that names none is UTF-8. */
public final class FormReader {
  /** Browsers put the charset they used here, because they have no other place for it. */
  private static final String CHARSET_FIELD = "_charset_";

  /** As browsers mean it: those that say Latin-1 also send the quotes and the euro of Windows. */
  private static final Set<String> LATIN = Set.of("iso-8859-1", "latin1", "us-ascii", "ascii");

  /** UTF-8 with one byte in each character. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private static final String NOT_ENCODED =
      "is not encoded as a form must be: two hexadecimal digits must follow each %";

  private final Limits limits;

  public FormReader(Limits limits) {
    this.limits = limits;
  }

  /** Every field with all its values, in the order they came; fails with {@link Unreadable}. */
  public Map<String, List<String>> read(byte[] form, Optional<String> charset) {
    var encoded = split(withoutMark(new String(form, ISO_8859_1)).strip());
    var charsetField = Optional.ofNullable(encoded.remove(CHARSET_FIELD)).map(told -> told.get(0));
    var encoding = charset.or(() -> charsetField).filter(name -> !name.isBlank());
    var charsetOfAll = encoding.map(FormReader::charset).orElse(UTF_8);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    encoded.forEach(
        (bytes, values) -> {
          var name = text(bytes, charsetOfAll, Unreadable::body);
          UnaryOperator<String> read =
              value -> text(value, charsetOfAll, why -> Unreadable.field(name, why));
          fields.put(name, values.stream().map(read).toList());
        });
    return fields;
  }

  private static String withoutMark(String form) {
    return form.startsWith(BYTE_ORDER_MARK) ? form.substring(BYTE_ORDER_MARK.length()) : form;
  }

  /** Still as bytes, one in each character. */
  private Map<String, List<String>> split(String form) {
    if (form.chars().filter(c -> c == '&').count() >= limits.parts()) {
      throw Unreadable.body(words("contains more than %,d fields", limits.parts()));
    }
    var fields = decoded(form).orElseThrow(() -> notEncoded(form));
    fields.forEach(this::check);
    return new LinkedHashMap<>(fields);
  }

  /** Empty when some % is not followed by two hexadecimal digits. */
  private Optional<Map<String, List<String>>> decoded(String form) {
    try {
      // Neither # nor ; ends anything in a form, unlike in an address.
      var plain = form.replace("#", "%23");
      return Optional.of(
          new QueryStringDecoder(plain, ISO_8859_1, false, limits.parts(), true).parameters());
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty();
    }
  }

  private Unreadable notEncoded(String form) {
    var broken = Stream.of(form.split("&")).filter(field -> decoded(field).isEmpty()).findFirst();
    return broken
        .flatMap(field -> decoded(field.split("=", 2)[0]))
        .flatMap(name -> name.keySet().stream().findFirst())
        .map(name -> new String(name.getBytes(ISO_8859_1), UTF_8))
        .filter(name -> name.length() <= limits.name())
        .map(name -> Unreadable.field(name, NOT_ENCODED))
        .orElseGet(() -> Unreadable.body(NOT_ENCODED));
  }

  private void check(String name, List<String> values) {
    if (name.length() > limits.name()) {
      throw Unreadable.body(words("contains a name of more than %,d characters", limits.name()));
    }
    if (values.stream().anyMatch(value -> value.length() > limits.text())) {
      throw Unreadable.field(
          name, words("contains a text of more than %,d characters", limits.text()));
    }
  }

  private static String words(String pattern, int most) {
    return String.format(Locale.ROOT, pattern, most);
  }

  private static Charset charset(String told) {
    var name = told.toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(LATIN.contains(name) ? "windows-1252" : name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw Unreadable.body("is in a charset that we do not know; send it in UTF-8");
    }
  }

  private static String text(String bytes, Charset charset, Function<String, Unreadable> refusal) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      throw refusal.apply(
          "is not text in "
              + charset.name()
              + "; name the charset it is in, as in application/x-www-form-urlencoded;"
              + " charset=windows-1252, or in a field _charset_");
    }
  }
}
