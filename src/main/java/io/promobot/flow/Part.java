package io.promobot.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of a story that belong together: one tab of the editor.
 *
 * <p>Created by {@link Story#part}; its texts are declared through it.
 */
public final class Part {
  private static final int LABEL_LIMIT = 20;
  private static final int CODE_LIMIT = 40;
  private static final int ADDRESS_LIMIT = 2_000;

  private final String key;
  private final String label;
  private final String when;
  private final List<String> steps;
  private final List<Text> texts = new ArrayList<>();

  Part(String key, String label, String when, List<String> steps) {
    this.key = key;
    this.label = label;
    this.when = when;
    this.steps = steps;
  }

  Text text(String key, int limit) {
    return add(Text.Kind.TEXT, key, limit);
  }

  Text label(String key) {
    return add(Text.Kind.LABEL, key, LABEL_LIMIT);
  }

  Text code(String key) {
    return add(Text.Kind.CODE, key, CODE_LIMIT);
  }

  Text image(String key) {
    return add(Text.Kind.IMAGE, key, ADDRESS_LIMIT);
  }

  Text address(String key) {
    return add(Text.Kind.ADDRESS, key, ADDRESS_LIMIT);
  }

  private Text add(Text.Kind kind, String key, int limit) {
    Text text = new Text(this, kind, key, limit);
    texts.add(text);
    return text;
  }

  public String key() {
    return key;
  }

  public String label() {
    return label;
  }

  /** When it is sent. */
  public String when() {
    return when;
  }

  /** What a customer does to get here, in the form {@link Rehearsal} takes. */
  public List<String> steps() {
    return steps;
  }

  public List<Text> texts() {
    return List.copyOf(texts);
  }
}
