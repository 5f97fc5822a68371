package io.promobot.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One text of a story that the owner may change, as the story declares it.
 *
 * <p>Limits are Messenger's (Send API reference): a text with buttons 640, a button 20, a card's
 * title and small print 80 each, a text 2,000.
 */
public final class Text {
  /** Our own images begin like this; no text does. */
  static final String OWN_IMAGES = "/images/";

  /** The shop's name, allowed in every text except a code or an address. */
  static final String BUSINESS = "{business}";

  private final String key;
  private final Part part;
  private final Kind kind;
  private final int limit;
  private final Set<String> placeholders = new LinkedHashSet<>();
  private final List<String> required = new ArrayList<>();
  private final Map<String, Integer> longest = new HashMap<>();
  private String preset = "";
  private Optional<String> again = Optional.empty();
  private String label;
  private String hint = "";
  private boolean optional;

  /** The kind of text, which decides how it is checked and edited. */
  public enum Kind {
    TEXT,
    /** The label of a button. */
    LABEL,
    CODE,
    IMAGE,
    /** A page on the web. */
    ADDRESS
  }

  Text(Part part, Kind kind, String key, int limit) {
    this.part = part;
    this.kind = kind;
    this.key = key;
    this.limit = limit;
    this.label = key;
    if (kind == Kind.TEXT || kind == Kind.LABEL) {
      placeholders.add(BUSINESS);
    }
  }

  /** Its wording until the owner changes it. */
  Text says(String preset) {
    this.preset = preset;
    return this;
  }

  /** Its first wording in a campaign, whose readers know the shop. */
  Text saysAgain(String words) {
    this.again = Optional.of(words);
    return this;
  }

  /** The hint that the owner reads beside the field. */
  Text named(String label, String hint) {
    this.label = label;
    this.hint = hint;
    return this;
  }

  Text named(String label) {
    return named(label, "");
  }

  /** The placeholders it may contain, such as {@code {email}}, filled in when it is sent. */
  Text fills(String... placeholders) {
    this.placeholders.addAll(List.of(placeholders));
    return this;
  }

  /** Each of these is as long as that at most, whatever it is filled with. */
  Text fillsUpTo(String placeholder, int length) {
    longest.put(placeholder, length);
    return this;
  }

  /** How long what this placeholder is filled with can get, where the texts do not tell. */
  Map<String, Integer> longest() {
    return longest;
  }

  /** What it has to contain. */
  Text needs(String placeholder) {
    required.add(placeholder);
    return fills(placeholder);
  }

  /** It may be left empty; then whatever depends on it is left out. */
  Text optional() {
    optional = true;
    return this;
  }

  /** Its name in JSON, in SQL and in error messages. */
  public String key() {
    return key;
  }

  public Part part() {
    return part;
  }

  public Kind kind() {
    return kind;
  }

  /** How long it may be once everything is filled in. */
  public int limit() {
    return limit;
  }

  /** Its wording until the owner changes it. */
  public String preset() {
    return preset;
  }

  /** Its first wording in a campaign, if that differs from the welcome's. */
  Optional<String> again() {
    return again;
  }

  public List<String> placeholders() {
    return List.copyOf(placeholders);
  }

  public List<String> required() {
    return List.copyOf(required);
  }

  public String label() {
    return label;
  }

  /** Empty where the label says it all. */
  public String hint() {
    return hint;
  }

  public boolean isOptional() {
    return optional;
  }

  @Override
  public String toString() {
    return key;
  }
}
