package io.promobot.shop;

import io.nayuki.qrcodegen.QrCode;

/** A link as a QR code, drawn as SVG: it prints sharp at any size. */
public final class EntryCode {
  /** Readers need this much white around it. */
  private static final int QUIET = 4;

  private EntryCode() {}

  public static String svg(String link) {
    QrCode code = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
    int size = code.size + 2 * QUIET;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">
        <rect width="100%%" height="100%%" fill="#fff"/><path d="%s"/>
        </svg>
        """
        .formatted(size, size, modules(code));
  }

  /** One stroke for each run of dark modules. */
  private static String modules(QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          path.append("M%d,%dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
        }
      }
    }
    return path.toString();
  }
}
