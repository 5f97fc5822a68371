package io.promobot.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Grey pictures with transparency as every browser shows them; Java would make them lighter. */
final class Grey {
  private Grey() {}

  static BufferedImage asSeen(BufferedImage image) {
    boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    if (!grey || image.getRaster().getNumBands() != 2) {
      return image;
    }
    int shift = Math.max(0, image.getSampleModel().getSampleSize(0) - Byte.SIZE);
    Raster samples = image.getRaster();
    var seen = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int light = samples.getSample(x, y, 0) >> shift;
        int alpha = samples.getSample(x, y, 1) >> shift;
        seen.setRGB(x, y, alpha << 24 | light << 16 | light << 8 | light);
      }
    }
    return seen;
  }
}
