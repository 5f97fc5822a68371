package io.promobot.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.promobot.image.PictureRefused.Why;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes an upload once its dimensions are known to be safe, in strips and at half its size where
 * that is still enough, so that even a large photo needs little memory.
 */
final class PictureReader {
  private static final long MOST_PIXELS = 40_000_000;

  /** Its decoder takes some forty bytes for each pixel, and a small server has 256 MB in all. */
  private static final long MOST_PIXELS_OF_WEBP = 4_000_000;

  /** Its decoder keeps all of it in memory, outside the heap, and reads it again for each strip. */
  private static final long MOST_PIXELS_OF_PROGRESSIVE = 12_000_000;

  private static final int NARROWEST = 100;
  private static final int STRIP_PIXELS = 8_000_000;

  private final PictureKind kind;
  private final PictureParts parts;
  private final int enough;

  /** What was read: possibly halved, and not yet upright. */
  record Read(BufferedImage canvas, Orientation orientation) {}

  /**
   * @param enough the longer side is not halved below this
   */
  PictureReader(PictureKind kind, PictureParts parts, int enough) {
    this.kind = kind;
    this.parts = parts;
    this.enough = enough;
  }

  /** Fails with {@link PictureRefused}, whatever is wrong with the file. */
  Read read() {
    ImageReader reader = null;
    try (var input = new ByteArrayImageInputStream(parts.safe())) {
      reader = reader();
      reader.setInput(input, false, true);
      Orientation orientation = Orientation.of(parts.exif());
      checkMeasures(reader.getWidth(0), reader.getHeight(0), orientation);
      return new Read(draw(reader), orientation);
    } catch (PictureRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      // Given hostile bytes, the decoders throw all kinds of exceptions.
      throw PictureRefused.broken();
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private ImageReader reader() throws IOException {
    return switch (kind) {
      case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
      case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
    };
  }

  private void checkMeasures(int width, int height, Orientation orientation) {
    long pixels = Math.max((long) width * height, parts.mostPixels());
    long most = most();
    if (pixels > most) {
      throw new PictureRefused(
          Why.TOO_BIG,
          "The picture has %d megapixels; we take at most %d%s. Save it smaller; 2,000 pixels are wide enough"
              .formatted((pixels + 999_999) / 1_000_000, most / 1_000_000, whereas()));
    }
    int wide = orientation.lies() ? height : width;
    if (wide < NARROWEST) {
      throw new PictureRefused(
          Why.UNUSABLE,
          "The picture is %d pixels wide, too small to be read on a phone. Take one of at least %d"
              .formatted(wide, NARROWEST));
    }
  }

  private long most() {
    if (kind == PictureKind.WEBP) {
      return MOST_PIXELS_OF_WEBP;
    }
    return parts.progressive() ? MOST_PIXELS_OF_PROGRESSIVE : MOST_PIXELS;
  }

  private String whereas() {
    if (kind == PictureKind.WEBP) {
      return " of a WebP picture";
    }
    return parts.progressive() ? " of a progressive JPEG" : "";
  }

  private BufferedImage draw(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int by = Math.max(width, height) >= 2 * enough && Math.min(width, height) >= 2 ? 2 : 1;
    var canvas = new BufferedImage(width / by, height / by, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D pen = canvas.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int rows = rows(width, height);
    for (int y = 0; y < height; y += rows) {
      BufferedImage strip = strip(reader, new Rectangle(0, y, width, Math.min(rows, height - y)));
      drawBy(pen, strip, y, by);
    }
    pen.dispose();
    return canvas;
  }

  /** An even number, so that strips meet between two rows of the halved picture. */
  private int rows(int width, int height) {
    return kind == PictureKind.WEBP
        ? height + height % 2
        : Math.max(2, STRIP_PIXELS / width / 2 * 2);
  }

  private static BufferedImage strip(ImageReader reader, Rectangle region) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceRegion(region);
    return Grey.asSeen(reader.read(0, param));
  }

  private static void drawBy(Graphics2D pen, BufferedImage strip, int y, int by) {
    int width = strip.getWidth() / by;
    int height = strip.getHeight() / by;
    pen.drawImage(strip, 0, y / by, width, y / by + height, 0, 0, width * by, height * by, null);
  }
}
