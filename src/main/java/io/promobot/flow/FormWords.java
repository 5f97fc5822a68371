package io.promobot.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What typed words mean around a form. */
enum FormWords {
  SIGN_UP(
      "sign up",
      "signup",
      "sign me up",
      "i want to sign up",
      "register",
      "join",
      "registrarme",
      "registrarse",
      "apuntarme",
      "inscribirme",
      "inscription",
      "m inscrire",
      "s inscrire",
      "anmelden",
      "registrieren",
      "iscrivermi",
      "inscrever",
      "inscrever me"),
  HELP(
      "help",
      "help me",
      "i need help",
      "support",
      "question",
      "i have a question",
      "ask a question",
      "contact",
      "talk to a human",
      "human",
      "ayuda",
      "tengo una pregunta",
      "pregunta",
      "aide",
      "hilfe",
      "frage",
      "ich habe eine frage",
      "aiuto",
      "ajuda"),
  CANCEL("cancel", "never mind", "nevermind", "quit", "exit", "cancelar", "annuler", "abbrechen"),
  BACK("back", "go back", "atras", "retour", "zuruck", "indietro", "voltar"),
  SKIP("skip", "none", "saltar", "omitir", "passer", "uberspringen", "salta", "pular"),
  OTHER;

  private final Set<String> words;

  FormWords(String... words) {
    this.words = Set.of(words);
  }

  static FormWords of(String text) {
    String said = Words.plain(text);
    return Arrays.stream(values())
        .filter(each -> each.words.contains(said))
        .findFirst()
        .orElse(OTHER);
  }

  /** The topic these words name, whatever their case. */
  static Optional<String> topic(String text, List<String> topics) {
    String said = comparable(text);
    return topics.stream().filter(topic -> comparable(topic).equals(said)).findFirst();
  }

  private static String comparable(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** As it can be said back: on one line, and not too long. */
  static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= Copy.LONGEST_NAME) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(Copy.LONGEST_NAME - 1)) ? 1 : 0;
    return line.substring(0, Copy.LONGEST_NAME - end) + "…";
  }
}
