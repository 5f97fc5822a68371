package io.promobot.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** An image as we show it: redrawn by us, identified by its content. */
public record Picture(Type type, byte[] bytes, int width, int height) {
  private static final int ID_BYTES = 16;

  /** The formats we write; everything else is converted to one of these. */
  public enum Type {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mime;
    private final String suffix;

    Type(String mime, String suffix) {
      this.mime = mime;
      this.suffix = suffix;
    }

    public String mime() {
      return mime;
    }

    static Type ofMime(String mime) {
      return mime.equals(PNG.mime) ? PNG : JPEG;
    }
  }

  /** The same content always has the same id, and different content a different one. */
  public String id() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Its file name below {@code /images/}. */
  public String name() {
    return id() + "." + type.suffix;
  }
}
