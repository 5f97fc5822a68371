package io.promobot.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One text of a story that the owner may change, as the story declares it.
 *
 * <p>Limits are Messenger's (Send API reference): a text with buttons 640, a button 20, a card's
 * title and small print 80 each, a text 2,000.
 */
public final class Text {
  /** Our own images, and no text, begin like this. */
  static final String OWN_IMAGES = "/images/";

  /** The shop's name, which may stand in every text but a code or an address. */
  static final String BUSINESS = "{business}";

  private final String key;
  private final Part part;
  private final Kind kind;
  private final int limit;
  private final Set<String> placeholders = new LinkedHashSet<>();
  private final List<String> required = new ArrayList<>();
  private String preset = "";
  private String label;
  private String hint = "";
  private boolean optional;

  /** What a text is, which decides how it is checked and edited. */
  public enum Kind {
    TEXT,
    /** The words on a button. */
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

  /** How it reads until the owner changes it. */
  Text says(String preset) {
    this.preset = preset;
    return this;
  }

  /** What the owner reads beside the field. */
  Text named(String label, String hint) {
    this.label = label;
    this.hint = hint;
    return this;
  }

  Text named(String label) {
    return named(label, "");
  }

  /** What may stand in it and is filled in when it is sent, such as {@code {email}}. */
  Text fills(String... placeholders) {
    this.placeholders.addAll(List.of(placeholders));
    return this;
  }

  /** What has to stand in it. */
  Text needs(String placeholder) {
    required.add(placeholder);
    return fills(placeholder);
  }

  /** It may be left empty; then what depends on it is not said. */
  Text optional() {
    optional = true;
    return this;
  }

  /** Its name in JSON, in SQL and in problems. */
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

  /** How it reads until the owner changes it. */
  public String preset() {
    return preset;
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
