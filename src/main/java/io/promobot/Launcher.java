package io.promobot;

import io.promobot.config.AppConfig;
import io.promobot.jvm.Jvm;

/** What {@code java -jar} runs: the program, in a JVM with options that suit it. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    Jvm.change(System.getenv(), AppConfig.dataDir(System.getenv()).resolve("classes"));
    Main.main(args);
  }
}
