package io.promobot.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the log is written: lines for people, or one JSON object per line for machines. */
public enum LogFormat {
  TEXT,
  JSON;

  private static final String PROPERTY = "promobot.log";

  /** An unknown value counts as text here and is reported with all other mistakes. */
  public static LogFormat of(Map<String, String> env) {
    return read(SettingText.of(env.getOrDefault(Setting.LOG_FORMAT.name(), ""))).orElse(TEXT);
  }

  static LogFormat read(Settings settings) {
    Optional<String> text = settings.text(Setting.LOG_FORMAT);
    if (text.isPresent() && read(text.get()).isEmpty()) {
      settings.mistake(
          Setting.LOG_FORMAT,
          "\"" + text.get() + "\" is neither text nor json",
          "Write text or json");
    }
    return text.flatMap(LogFormat::read).orElse(TEXT);
  }

  private static Optional<LogFormat> read(String text) {
    return Stream.of(values()).filter(each -> each.key().equals(text.strip())).findFirst();
  }

  /** Passed on to {@link LogConfigurator}, which logback creates itself. */
  public void choose() {
    System.setProperty(PROPERTY, key());
  }

  public static LogFormat chosen() {
    return read(System.getProperty(PROPERTY, "")).orElse(TEXT);
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
