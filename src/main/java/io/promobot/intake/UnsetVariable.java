package io.promobot.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What bot builders send in place of a variable that has no value. */
final class UnsetVariable {
  private static final Set<String> WORDS =
      Set.of("null", "NULL", "(null)", "undefined", "NaN", "[object Object]");

  /** A long text is an answer, and matching one would recurse once for each variable in it. */
  private static final int LONGEST = 200;

  /**
   * Nobody types these by hand: {{phone}}, ${phone}, #{phone}, [[phone]], {%phone%}, <%=phone%>.
   */
  private static final String TEMPLATE =
      "\\{\\{[^{}]*}}|\\{\\{\\{[^{}]*}}}|[$#]\\{[^{}]*}|\\[\\[[^\\[\\]]*]]|\\{%[^{}%]*%}|<%[^<>%]*%>";

  /** People may write these, too: @phone, [phone], %phone%, <phone>, {phone}, $phone. */
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N} _.:-]{0,60}";

  private static final String NAMED =
      "@[\\p{L}_][\\p{L}\\p{N}_.-]*|\\["
          + NAME
          + "]|%"
          + NAME
          + "%|<"
          + NAME
          + ">|\\{\\$?"
          + NAME
          + "}|\\$[\\p{L}_][\\p{L}\\p{N}_.-]*";

  private static final Pattern TEMPLATES = repeated(TEMPLATE);
  private static final Pattern ANY = repeated(TEMPLATE + "|" + NAMED);

  /** Nobody's name begins like a variable: there is no person called @name. */
  private static final Set<String> CONTACT =
      Set.of("name", "username", "first_name", "email", "phone");

  private UnsetVariable() {}

  private static Pattern repeated(String variable) {
    return Pattern.compile("(?:(?:" + variable + ")\\s*+)++");
  }

  /**
   * Whether this text is a variable of one of these fields and not somebody's answer. A handle such
   * as {@code @ana} is somebody's answer unless the field is one for contact data.
   */
  static boolean is(String text, List<String> fields) {
    String plain = text.strip();
    if (plain.length() > LONGEST) {
      return false;
    }
    if (WORDS.contains(plain) || TEMPLATES.matcher(plain).matches()) {
      return true;
    }
    return ANY.matcher(plain).matches()
        && fields.stream().anyMatch(field -> CONTACT.contains(field) || names(plain, field));
  }

  /** {@code @user_question} names the field question, {@code @ana} does not. */
  private static boolean names(String variable, String field) {
    String words = words(variable);
    return !words(field).isBlank() && words.contains(words(field));
  }

  private static String words(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
