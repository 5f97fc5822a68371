package io.promobot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodeTest {
  private static final int SCALE = 8;
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-(\\d+)z");

  /** Draws the only path of the code, as a browser would. */
  private static BufferedImage drawn(String svg) {
    var size = SIZE.matcher(svg);
    assertThat(size.find()).isTrue();
    int side = Integer.parseInt(size.group(1));
    var image = new BufferedImage(side * SCALE, side * SCALE, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side * SCALE, side * SCALE);
    pen.setColor(Color.BLACK);
    RUN.matcher(svg)
        .results()
        .forEach(
            run ->
                pen.fillRect(
                    Integer.parseInt(run.group(1)) * SCALE,
                    Integer.parseInt(run.group(2)) * SCALE,
                    Integer.parseInt(run.group(3)) * SCALE,
                    SCALE));
    pen.dispose();
    return image;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://m.me/104600000000001?ref=counter-poster",
        "http://localhost:8080/demo?ref=a",
        "https://shop.example/demo?ref=0123456789012345678901234567890123456789012345678901234567890123"
      })
  void a_phone_reads_the_link_from_the_code(String link) throws Exception {
    var svg = EntryCode.svg(link);

    var image = drawn(svg);

    var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
    var read = new QRCodeReader().decode(bitmap);
    assertThat(read.getText()).isEqualTo(link);
    assertThat(svg.split("<path", -1)).hasSize(2);
    assertThat(RUN.matcher(svg).results().mapToInt(run -> Integer.parseInt(run.group(1))).min())
        .hasValue(4);
  }
}
