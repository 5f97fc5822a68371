package io.promobot.coupon;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A QR code as a PNG in black and white, twice as wide as high: so Messenger's cards show all of
 * it.
 */
final class CodePicture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int QUIET = 4;
  private static final int SCALE = 10;

  private CodePicture() {}

  static byte[] png(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int height = (code.size + 2 * QUIET) * SCALE;
    int width = 2 * height;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", head(width, height));
      chunk(out, "IDAT", pixels(code, width, height));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }

  /** One bit for each pixel, in grey. */
  private static byte[] head(int width, int height) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(head);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {1, 0, 0, 0, 0});
    return head.toByteArray();
  }

  private static byte[] pixels(QrCode code, int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      int left = (width - height) / 2 / SCALE + QUIET;
      for (int y = 0; y < height / SCALE; y++) {
        byte[] row = row(code, width, left, y - QUIET);
        for (int times = 0; times < SCALE; times++) {
          out.write(row);
        }
      }
    }
    return packed.toByteArray();
  }

  private static byte[] row(QrCode code, int width, int left, int y) {
    byte[] row = new byte[1 + (width + 7) / 8];
    for (int module = 0; module < width / SCALE; module++) {
      // outside of the code nothing is dark
      if (!code.getModule(module - left, y)) {
        for (int x = module * SCALE; x < (module + 1) * SCALE; x++) {
          row[1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return row;
  }

  private static void chunk(DataOutputStream out, String kind, byte[] content) throws IOException {
    CRC32 check = new CRC32();
    check.update(kind.getBytes(US_ASCII));
    check.update(content);
    out.writeInt(content.length);
    out.write(kind.getBytes(US_ASCII));
    out.write(content);
    out.writeInt((int) check.getValue());
  }
}
