package io.promobot.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/**
 * The parts a picture file is made of, walked without decoding any: what is worth reading, and what
 * is there to exhaust a reader.
 *
 * @param exif the camera's notes as a TIFF block; empty when there are none
 * @param safe the file without the parts nobody needs
 * @param mostPixels of a frame inside, which may be larger than the picture claims to be
 * @param progressive for a JPEG: drawn in passes over the whole picture
 */
record PictureParts(byte[] exif, byte[] safe, long mostPixels, boolean progressive) {
  private static final byte[] NOTHING = {};
  private static final int PNG_HEAD = 8;
  private static final int PNG_FRAME = 12;
  private static final int WEBP_HEAD = 12;
  private static final int WEBP_FRAME = 16;

  /** The rest may contain texts that unpack to gigabytes. */
  private static final Set<String> PNG_NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Each scan costs a pass over the whole picture, and an empty one hardly any bytes. */
  private static final int MOST_SCANS = 100;

  private static final int PROGRESSIVE = 0xC2;
  private static final int SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final String EXIF = "Exif\0\0";

  static PictureParts of(PictureKind kind, byte[] file) {
    return switch (kind) {
      case PNG -> png(file);
      case JPEG -> jpeg(file);
      case WEBP -> webp(file);
      case GIF -> new PictureParts(NOTHING, file, 0, false);
    };
  }

  private static PictureParts png(byte[] file) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, PNG_HEAD);
    byte[] exif = NOTHING;
    ByteBuffer in = ByteBuffer.wrap(file);
    for (int at = PNG_HEAD; at + PNG_FRAME <= file.length; ) {
      int length = in.getInt(at);
      if (length < 0 || length > file.length - at - PNG_FRAME) {
        throw PictureRefused.broken();
      }
      String name = new String(file, at + 4, 4, ISO_8859_1);
      if (PNG_NEEDED.contains(name)) {
        kept.write(file, at, length + PNG_FRAME);
      } else if (name.equals("eXIf")) {
        exif = Arrays.copyOfRange(file, at + 8, at + 8 + length);
      }
      at += length + PNG_FRAME;
    }
    return new PictureParts(exif, kept.toByteArray(), 0, false);
  }

  private static PictureParts jpeg(byte[] file) {
    int scans = 0;
    for (int i = 0; i + 1 < file.length; i++) {
      if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == SCAN) {
        scans++;
      }
    }
    if (scans > MOST_SCANS) {
      throw PictureRefused.broken();
    }
    return new PictureParts(jpegExif(file), file, 0, progressive(file));
  }

  private static boolean progressive(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    for (int at = 2; at + 4 <= file.length && (file[at] & 0xFF) == 0xFF; ) {
      int marker = file[at + 1] & 0xFF;
      if (marker == PROGRESSIVE || marker == SCAN) {
        return marker == PROGRESSIVE;
      }
      at += 2 + (in.getShort(at + 2) & 0xFFFF);
    }
    return false;
  }

  private static byte[] jpegExif(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    for (int at = 2; at + 4 <= file.length && (file[at] & 0xFF) == 0xFF; ) {
      int marker = file[at + 1] & 0xFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      if (marker == SCAN || at + 2 + length > file.length) {
        return NOTHING;
      }
      int body = at + 4;
      if (marker == APP1 && length >= 2 + EXIF.length() && startsWith(file, body, EXIF)) {
        return Arrays.copyOfRange(file, body + EXIF.length(), at + 2 + length);
      }
      at += 2 + length;
    }
    return NOTHING;
  }

  private static PictureParts webp(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] exif = NOTHING;
    long most = 0;
    for (long at = WEBP_HEAD; at + 8 <= file.length; ) {
      int start = (int) at;
      String name = new String(file, start, 4, ISO_8859_1);
      long end = at + 8 + (in.getInt(start + 4) & 0xFFFFFFFFL);
      if (end > file.length) {
        throw PictureRefused.broken();
      }
      most = Math.max(most, webpPixels(name, in, start + 8));
      if (name.equals("EXIF")) {
        boolean named = end - start - 8 >= EXIF.length() && startsWith(file, start + 8, EXIF);
        int skipped = named ? EXIF.length() : 0;
        exif = Arrays.copyOfRange(file, start + 8 + skipped, (int) end);
      }
      at = name.equals("ANMF") ? at + 8 + WEBP_FRAME : end + (end - at) % 2;
    }
    return new PictureParts(exif, file, most, false);
  }

  // "VP8 ": three bytes, start code 9d 01 2a, width and height; "VP8L": 2f, 14 bits less one each
  private static long webpPixels(String name, ByteBuffer in, int body) {
    if (name.equals("VP8 ") && body + 10 <= in.limit()) {
      return (in.getShort(body + 6) & 0x3FFFL) * (in.getShort(body + 8) & 0x3FFFL);
    }
    if (name.equals("VP8L") && body + 5 <= in.limit()) {
      int bits = in.getInt(body + 1);
      return ((bits & 0x3FFFL) + 1) * ((bits >> 14 & 0x3FFFL) + 1);
    }
    return 0;
  }

  private static boolean startsWith(byte[] file, int at, String text) {
    return at + text.length() <= file.length
        && new String(file, at, text.length(), ISO_8859_1).equals(text);
  }
}
