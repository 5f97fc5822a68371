package io.promobot.attack;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;

/** Values that programs stumble over, and ways of putting them into JSON. */
public final class Hostile {
  private static final int LONG_JSON = 20_000;
  private static final int LONG_IN_ADDRESS = 300;

  private static final List<String> JSON_VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "0",
          "-1",
          "1e3",
          "1.0",
          "1.5",
          "1e400",
          "-1e-400",
          "1e999999999",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "NaN",
          "-Infinity",
          "\"NaN\"",
          "\"1e3\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udfff x\"",
          "\"\\u202e\\u200b\\ufeff\"",
          "\"\tline\nbreak\"",
          "\"👨‍👩‍👧‍👦\"",
          "\"<script>alert(1)</script>\"",
          "\"'; DROP TABLE customer; --\"",
          "\"{name} {business} {x}\"",
          "\"http://[::1]:0/\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"2026-13-45\"",
          "[]",
          "{}",
          "[null]",
          "{\"\":\"\"}",
          "{\"a\":1,\"a\":2}",
          "{\"__proto__\":{\"x\":1}}");

  private static final List<String> PATH_PARTS =
      List.of(
          "1e3",
          "-1",
          "0",
          "1.0",
          "9223372036854775808",
          "99999999999999999999999999",
          "%00",
          "%zz",
          "%",
          "%e2%82",
          "%c0%af",
          "%f0%28%8c%28",
          "..%2f..%2fetc",
          "%2e%2e",
          ".",
          "..",
          "%7Bid%7D",
          "%27%20OR%201=1",
          "%F0%9F%A5%90",
          "NaN",
          "null",
          "+1",
          "%201",
          "welcome",
          "1",
          "2",
          ";x=y",
          "a%0d%0ab");

  private static final List<String> QUERY_VALUES =
      List.of(
          "",
          "%",
          "%zz",
          "%00",
          "1e3",
          "-1",
          "1.0",
          "NaN",
          "99999999999999999999",
          "%F0%9F%A5%90",
          "%ff",
          "%ed%a0%80",
          "a;b",
          "null",
          "[]",
          "%5B%7B",
          "2026-02-30",
          "0000-00-00",
          "day",
          "%27");

  private Hostile() {}

  static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** One JSON value, now and then a long or a deep one. */
  public static String json(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> TextNode.valueOf(LongText.any(LONG_JSON, random)).toString();
      case 1 -> deep(random.nextInt(200));
      case 2 -> "[" + "0,".repeat(random.nextInt(5_000)) + "0]";
      case 3 -> keys(random.nextInt(2_000));
      default -> any(JSON_VALUES, random);
    };
  }

  static String deep(int levels) {
    return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
  }

  static String keys(int many) {
    var object = new StringBuilder("{\"k\":0");
    for (int i = 0; i < many; i++) {
      object.append(",\"k").append(i).append("\":").append(i);
    }
    return object.append('}').toString();
  }

  static String pathPart(Random random) {
    return random.nextInt(12) == 0
        ? URLEncoder.encode(LongText.any(LONG_IN_ADDRESS, random), UTF_8)
        : any(PATH_PARTS, random);
  }

  static String queryValue(Random random) {
    return random.nextInt(12) == 0
        ? URLEncoder.encode(LongText.any(LONG_IN_ADDRESS, random), UTF_8)
        : any(QUERY_VALUES, random);
  }

  /** A complete body that is no longer what it was. */
  static byte[] spoiled(byte[] body, Random random) {
    var spoiled = body.clone();
    return switch (random.nextInt(9)) {
      case 0 -> new byte[0];
      case 1 -> java.util.Arrays.copyOf(spoiled, random.nextInt(spoiled.length + 1));
      case 2 -> flipped(spoiled, random);
      case 3 -> ("\ufeff" + text(spoiled)).getBytes(UTF_8);
      case 4 -> text(spoiled).getBytes(UTF_16);
      case 5 -> (text(spoiled) + text(spoiled)).getBytes(UTF_8);
      case 6 -> keys(60_000).getBytes(UTF_8);
      case 7 -> deep(10_000).getBytes(UTF_8);
      default -> any(JSON_VALUES, random).getBytes(UTF_8);
    };
  }

  static byte[] flipped(byte[] body, Random random) {
    for (int i = 0; i < 1 + random.nextInt(4) && body.length > 0; i++) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
