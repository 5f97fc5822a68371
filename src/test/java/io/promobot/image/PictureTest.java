package io.promobot.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.image.Picture.Type;
import io.promobot.image.PictureRefused.Why;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final int CLEAR_GREEN = 0x6400FF00;

  private static byte[] file(String name) {
    try (var in = PictureTest.class.getResourceAsStream("/pictures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] drawn(String format, int width, int height, int type, int colour) {
    var image = new BufferedImage(width, height, type);
    var pen = image.createGraphics();
    pen.setColor(new Color(colour, true));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] png(int width, int height) {
    return drawn("png", width, height, BufferedImage.TYPE_INT_RGB, 0xFF0000FF);
  }

  private static BufferedImage seen(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean red(BufferedImage image, int x, int y) {
    var colour = new Color(image.getRGB(x, y));
    return colour.getRed() > 150 && colour.getBlue() < 100;
  }

  private static void refused(byte[] file, Why why, String... words) {
    assertThatThrownBy(() -> ImageWorker.redrawn(file))
        .isInstanceOfSatisfying(
            PictureRefused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(why);
              assertThat(refused.getMessage()).contains(words);
            });
  }

  @Test
  void an_opaque_picture_becomes_a_jpeg_whatever_it_was() {
    var picture = ImageWorker.redrawn(png(300, 200));

    assertThat(picture.type()).isEqualTo(Type.JPEG);
    assertThat(picture.name()).matches("[0-9a-f]{32}\\.jpg");
    assertThat(new int[] {picture.width(), picture.height()}).containsExactly(300, 200);
    assertThat(new Color(seen(picture).getRGB(150, 100)).getBlue()).isGreaterThan(240);
  }

  @Test
  void a_picture_with_transparency_stays_transparent() {
    var picture =
        ImageWorker.redrawn(drawn("png", 300, 200, BufferedImage.TYPE_INT_ARGB, CLEAR_GREEN));

    assertThat(picture.type()).isEqualTo(Type.PNG);
    assertThat(picture.name()).endsWith(".png");
    assertThat(seen(picture).getRGB(150, 100)).isEqualTo(CLEAR_GREEN);
  }

  @ParameterizedTest
  @CsvSource({
    "small.webp, JPEG, 300, 200",
    "alpha.webp, PNG, 200, 120",
    "anim.gif, JPEG, 200, 120",
    "anim.webp, JPEG, 200, 120",
    "cmyk.jpg, JPEG, 200, 120",
    "grey-alpha.png, PNG, 200, 120",
    "turned.jpg, JPEG, 200, 300",
    "turned.png, JPEG, 200, 300",
    "turned.webp, JPEG, 200, 300"
  })
  void what_phones_and_picture_programs_make_is_taken(String name, Type type, int wide, int high) {
    var picture = ImageWorker.redrawn(file(name));

    assertThat(picture.type()).isEqualTo(type);
    assertThat(new int[] {picture.width(), picture.height()}).containsExactly(wide, high);
    assertThat(new String(picture.bytes(), ISO_8859_1)).doesNotContain("Exif", "eXIf", "EXIF");
  }

  @Test
  void a_progressive_jpeg_is_drawn_but_has_to_be_smaller() {
    var picture = ImageWorker.redrawn(progressive(300, 200));

    assertThat(new int[] {picture.width(), picture.height()}).containsExactly(300, 200);
    refused(progressive(4_100, 3_000), Why.TOO_BIG, "13 megapixels", "12 of a progressive JPEG");
  }

  private static byte[] progressive(int width, int height) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void camera_notes_that_are_cut_short_are_a_broken_picture_and_no_bug_of_ours() {
    byte[] cut = {
      (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 2, 'E', 'x', 'i', 'f', 0, 0
    };

    assertThatThrownBy(() -> ImageWorker.redrawn(cut)).isInstanceOf(PictureRefused.class);
  }

  @Test
  void of_a_moving_picture_the_first_frame_is_kept() {
    assertThat(red(seen(ImageWorker.redrawn(file("anim.gif"))), 100, 60)).isTrue();
    assertThat(red(seen(ImageWorker.redrawn(file("anim.webp"))), 100, 60)).isTrue();
  }

  @Test
  void colours_for_print_and_greys_look_as_they_do_elsewhere() {
    assertThat(red(seen(ImageWorker.redrawn(file("cmyk.jpg"))), 100, 60)).isTrue();

    var grey = new Color(seen(ImageWorker.redrawn(file("grey-alpha.png"))).getRGB(100, 60), true);
    assertThat(grey.getRed()).isBetween(126, 130);
    assertThat(grey.getAlpha()).isEqualTo(200);
  }

  /** However the phone was held, the red corner of the scene was at the upper left. */
  @ParameterizedTest
  @CsvSource({
    "1, 300, 20, 20",
    "2, 300, 280, 20",
    "3, 300, 280, 180",
    "4, 300, 20, 180",
    "5, 200, 20, 20",
    "6, 200, 180, 20",
    "7, 200, 180, 280",
    "8, 200, 20, 280"
  })
  void a_photo_stands_upright_however_the_phone_was_held(int held, int wide, int x, int y) {
    var image = seen(ImageWorker.redrawn(file("held" + held + ".jpg")));

    assertThat(image.getWidth()).isEqualTo(wide);
    for (int left : new int[] {20, image.getWidth() - 20}) {
      for (int top : new int[] {20, image.getHeight() - 20}) {
        assertThat(red(image, left, top)).as(left + " " + top).isEqualTo(left == x && top == y);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2000, 1000, 2000, 1000", "2001, 1000, 2000, 1000", "1000, 3000, 667, 2000"})
  void the_longer_side_is_at_most_two_thousand(int wide, int high, int toWide, int toHigh) {
    var picture = ImageWorker.redrawn(png(wide, high));

    assertThat(new int[] {picture.width(), picture.height()}).containsExactly(toWide, toHigh);
  }

  @Test
  void a_large_photo_is_read_in_strips_without_a_seam() {
    var image = new BufferedImage(5001, 4003, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, new Color(x * 255 / 5001, y * 255 / 4003, 128).getRGB());
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    var small = seen(ImageWorker.redrawn(bytes.toByteArray()));

    assertThat(small.getWidth()).isEqualTo(2000);
    for (int y = 0; y < small.getHeight(); y++) {
      int green = new Color(small.getRGB(1000, y)).getGreen();
      assertThat(green).as("row " + y).isBetween(y * 255 / 1601 - 8, y * 255 / 1601 + 8);
    }
  }

  @Test
  void the_same_content_has_the_same_name() {
    assertThat(ImageWorker.redrawn(png(300, 200)).name())
        .isEqualTo(ImageWorker.redrawn(png(300, 200)).name())
        .isNotEqualTo(ImageWorker.redrawn(png(301, 200)).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<?xml version=\"1.0\"?>\n<!-- a logo -->\n<SVG>",
        "\u00ef\u00bb\u00bf  <svg>"
      })
  void an_svg_is_refused_and_told_why(String svg) {
    refused(svg.getBytes(ISO_8859_1), Why.KIND, "SVG", "Export it as PNG");
  }

  @Test
  void what_is_not_a_picture_is_refused_with_what_to_do() {
    refused("%PDF-1.7".getBytes(UTF_8), Why.KIND, "PNG, JPEG, GIF or WebP");
    refused(new byte[0], Why.KIND, "not a picture");
    refused("\0\0\0\u0018ftypheic".getBytes(ISO_8859_1), Why.KIND, "HEIC", "Save it as JPEG");
    refused("<html><script>GIF89a".getBytes(UTF_8), Why.KIND, "not a picture");
  }

  @Test
  void a_picture_too_narrow_for_a_phone_is_refused() {
    refused(png(99, 400), Why.UNUSABLE, "99 pixels wide", "at least 100");
    assertThat(ImageWorker.redrawn(png(100, 20)).width()).isEqualTo(100);
  }

  @Test
  void a_bomb_is_refused_before_it_is_decoded() {
    var bomb = png(100, 100);
    ByteBuffer.wrap(bomb).putInt(16, 30_000).putInt(20, 30_000);
    var crc = new CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

    refused(bomb, Why.TOO_BIG, "900 megapixels", "at most 40");
    refused(file("liar.webp"), Why.TOO_BIG, "269 megapixels", "at most 4 of a WebP picture");
  }

  @Test
  void a_jpeg_of_endless_scans_is_refused() {
    var one = file("held1.jpg");
    var scans = new byte[one.length + 2 * 200];
    System.arraycopy(one, 0, scans, 0, one.length);
    for (int i = one.length; i < scans.length; i += 2) {
      scans[i] = (byte) 0xFF;
      scans[i + 1] = (byte) 0xDA;
    }

    refused(scans, Why.UNUSABLE, "cannot be read");
  }

  @Test
  void texts_in_a_png_are_not_even_unpacked() {
    var plain = png(300, 200);
    var chunk = "\0\0\0\u0006zTXtbombs!\0\0\0\0".getBytes(ISO_8859_1);
    var full = new ByteArrayOutputStream();
    full.write(plain, 0, 33);
    full.writeBytes(chunk);
    full.write(plain, 33, plain.length - 33);

    assertThat(ImageWorker.redrawn(full.toByteArray()).name())
        .isEqualTo(ImageWorker.redrawn(plain).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"held6.jpg", "turned.png", "turned.webp", "anim.gif", "alpha.webp", "cmyk.jpg"})
  void no_damage_gets_further_than_a_refusal(String name) {
    var whole = file(name);
    for (int i = 0; i < whole.length; i += 7) {
      decodes(Arrays.copyOf(whole, i));
      var bent = whole.clone();
      bent[i] ^= (byte) 0xFF;
      decodes(bent);
    }
  }

  private static void decodes(byte[] file) {
    try {
      assertThat(ImageWorker.redrawn(file).bytes()).isNotEmpty();
    } catch (PictureRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
