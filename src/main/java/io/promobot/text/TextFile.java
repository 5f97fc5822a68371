package io.promobot.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads the files of texts that the program carries; one that is missing ends the start. */
public final class TextFile {
  private TextFile() {}

  /** All of it, from its place in the jar. */
  public static String read(String place) {
    try (InputStream file = TextFile.class.getResourceAsStream(place)) {
      if (file == null) {
        throw new IllegalStateException("there is no file " + place);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Texts by their keys. */
  public static Map<String, String> texts(String place) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(read(place)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> texts = new HashMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return Map.copyOf(texts);
  }
}
