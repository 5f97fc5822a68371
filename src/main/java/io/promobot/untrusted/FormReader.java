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

/** Reads the fields of a form, in the charset that it names; a form that names none is UTF-8. */
public final class FormReader {
  /** Where a browser writes the charset it used, for it has no other place to say so. */
  private static final String CHARSET_FIELD = "_charset_";

  /** As browsers mean it: whoever says Latin-1 also sends the quotes and the euro of Windows. */
  private static final Set<String> LATIN = Set.of("iso-8859-1", "latin1", "us-ascii", "ascii");

  /** Of UTF-8, a byte in each character. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

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
        (name, values) ->
            fields.put(
                text(name, charsetOfAll),
                values.stream().map(value -> text(value, charsetOfAll)).toList()));
    return fields;
  }

  private static String withoutMark(String form) {
    return form.startsWith(BYTE_ORDER_MARK) ? form.substring(BYTE_ORDER_MARK.length()) : form;
  }

  /** Still as bytes, one in each character. */
  private Map<String, List<String>> split(String form) {
    if (form.chars().filter(c -> c == '&').count() >= limits.parts()) {
      throw tooMuch("holds more than %,d fields", limits.parts());
    }
    Map<String, List<String>> fields;
    try {
      // Neither # nor ; ends anything in a form, as they would in an address.
      var plain = form.replace("#", "%23");
      fields = new QueryStringDecoder(plain, ISO_8859_1, false, limits.parts(), true).parameters();
    } catch (IllegalArgumentException notEncoded) {
      throw Unreadable.body(
          "is not encoded as a form must be: two hexadecimal digits must follow each %");
    }
    fields.forEach(this::check);
    return new LinkedHashMap<>(fields);
  }

  private void check(String name, List<String> values) {
    if (name.length() > limits.name()) {
      throw tooMuch("holds a name of more than %,d characters", limits.name());
    }
    if (values.stream().anyMatch(value -> value.length() > limits.text())) {
      throw tooMuch("holds a text of more than %,d characters", limits.text());
    }
  }

  private static Unreadable tooMuch(String words, int most) {
    return Unreadable.body(String.format(Locale.ROOT, words, most));
  }

  private static Charset charset(String told) {
    var name = told.toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(LATIN.contains(name) ? "windows-1252" : name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw Unreadable.body("is in a charset that we do not know; send it in UTF-8");
    }
  }

  private static String text(String bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      throw Unreadable.body(
          "is not text in "
              + charset.name()
              + "; name the charset it is in, as in application/x-www-form-urlencoded;"
              + " charset=windows-1252, or in a field _charset_");
    }
  }
}
