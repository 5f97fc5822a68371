package io.promobot.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the camera was held, as numbered by EXIF, and how to turn the picture upright. */
record Orientation(int number) {
  static final Orientation UPRIGHT = new Orientation(1);
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  // II|MM, 42, offset of the first directory; there a count and entries of tag, type, count, value
  static Orientation of(byte[] exif) {
    ByteBuffer in = ByteBuffer.wrap(exif);
    if (exif.length < 8) {
      return UPRIGHT;
    }
    in.order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = in.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > exif.length) {
      return UPRIGHT;
    }
    int first = (int) directory + 2;
    int entries = in.getShort((int) directory) & 0xFFFF;
    for (int at = first; entries > 0 && at + ENTRY <= exif.length; at += ENTRY, entries--) {
      if ((in.getShort(at) & 0xFFFF) == TAG) {
        int number = in.getShort(at + 8);
        return number >= 1 && number <= 8 ? new Orientation(number) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Whether width and height are swapped. */
  boolean lies() {
    return number >= 5;
  }

  /** Turns a picture of this stored size upright. */
  AffineTransform upright(int width, int height) {
    return switch (number) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
