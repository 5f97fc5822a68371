package io.promobot.image;

import io.promobot.image.Picture.Type;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Redraws a picture: upright, no larger than a phone can show, without any metadata. */
final class PictureWriter {
  private static final float QUALITY = 0.85f;

  private PictureWriter() {}

  static Picture write(PictureReader.Read read, int longest) {
    BufferedImage small = shrink(read.canvas(), longest);
    Type type = opaque(small) ? Type.JPEG : Type.PNG;
    BufferedImage upright = upright(small, read.orientation(), type);
    return new Picture(type, encode(upright, type), upright.getWidth(), upright.getHeight());
  }

  /** In halves as far as possible: one large step would skip pixels and leave jagged edges. */
  private static BufferedImage shrink(BufferedImage image, int longest) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    if (longer <= longest) {
      return image;
    }
    double scale = Math.max((double) longest / longer, 0.5);
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D pen = smaller.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return shrink(smaller, longest);
  }

  private static boolean opaque(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> 24 != 0xFF) {
          return false;
        }
      }
    }
    return true;
  }

  private static BufferedImage upright(BufferedImage image, Orientation orientation, Type type) {
    int width = image.getWidth();
    int height = image.getHeight();
    var drawn =
        new BufferedImage(
            orientation.lies() ? height : width,
            orientation.lies() ? width : height,
            type == Type.PNG ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawn.createGraphics();
    AffineTransform turn = orientation.upright(width, height);
    pen.drawImage(image, turn, null);
    pen.dispose();
    return drawn;
  }

  private static byte[] encode(BufferedImage image, Type type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.mime()).next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (type == Type.JPEG) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
