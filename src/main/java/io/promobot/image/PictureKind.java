package io.promobot.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.promobot.image.PictureRefused.Why;
import java.util.List;
import java.util.Locale;

/** The kinds of pictures we accept, recognized by their first bytes. */
enum PictureKind {
  PNG,
  JPEG,
  GIF,
  WEBP;

  private static final int LOOKED_AT = 1024;
  private static final String WANTED = "Upload a PNG, JPEG, GIF or WebP picture";
  private static final List<String> OF_APPLE = List.of("heic", "heix", "hevc", "mif1", "msf1");

  static PictureKind of(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return GIF;
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return WEBP;
    }
    throw new PictureRefused(Why.KIND, advice(start));
  }

  private static String advice(String start) {
    if (start.toLowerCase(Locale.ROOT).contains("<svg")) {
      return "An SVG is a program rather than a picture, and Messenger shows none. Export it as PNG";
    }
    if (start.startsWith("ftyp", 4) && OF_APPLE.stream().anyMatch(start.substring(8)::startsWith)) {
      return "This is an HEIC photo, which Messenger does not show. Save it as JPEG";
    }
    return "This is not a picture format we know. " + WANTED;
  }
}
