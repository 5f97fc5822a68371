import io.promobot.intent.Asked;
import io.promobot.intent.Intent;
import io.promobot.intent.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes to understand a text, on one thread. Needs the jar, and the phrases held back
 * from training: java -cp ../target/promobot.jar Understand.java
 */
public final class Understand {
  private static final Path PHRASES = Path.of("../src/main/intent/held-back");
  private static final List<String> LONG =
      List.of(
          "please stop sending me these ",
          "no more coupon messages thanks yes help ",
          "no quiero más mensajes, gracias. ",
          "пожалуйста, не присылайте мне больше ",
          "请不要再给我发消息了，谢谢你们的好意。",
          "ﷺ");
  private static final int ROUNDS = 8;
  private static final int TEXTS_A_ROUND = 50_000;

  public static void main(String[] args) throws IOException {
    try (var model = Meaning.class.getResourceAsStream("/intent.model")) {
      System.out.printf("model: %,d bytes%n", model.readAllBytes().length);
    }
    long before = System.nanoTime();
    Meaning.of("hello", Asked.NOTHING);
    System.out.printf("first text, with reading the model: %.0f ms%n", ms(before));
    List<String> phrases = phrases();
    measure("phrases held back", phrases);
    for (String part : LONG) {
      String text = part.repeat(2_000 / part.length());
      measure("%d characters of \"%s\"".formatted(text.length(), part.strip()), List.of(text));
    }
  }

  private static List<String> phrases() throws IOException {
    List<String> phrases = new ArrayList<>();
    try (var files = Files.list(PHRASES)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          phrases.add(line.substring(line.indexOf('\t') + 1));
        }
      }
    }
    return phrases;
  }

  private static void measure(String name, List<String> texts) {
    double stops = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      long before = System.nanoTime();
      for (int text = 0; text < TEXTS_A_ROUND; text++) {
        var meaning = Meaning.of(texts.get(text % texts.size()), Asked.NOTHING);
        stops += meaning.probability(Intent.STOP);
      }
      System.out.printf(
          "%s, round %d: %.1f µs a text%n", name, round, 1000 * ms(before) / TEXTS_A_ROUND);
    }
    System.out.printf("(mean probability of a stop: %.2f)%n", stops / ROUNDS / TEXTS_A_ROUND);
  }

  private static double ms(long before) {
    return (System.nanoTime() - before) / 1e6;
  }
}
