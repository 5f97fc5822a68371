package io.promobot.flow;

import io.promobot.text.Cut;
import io.promobot.text.Fold;
import io.promobot.text.TopicLabels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What typed words mean while a form is open. */
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
      "inscrever me",
      "quero me inscrever",
      "aanmelden",
      "ik wil me aanmelden",
      "inschrijven",
      "تسجيل",
      "التسجيل"),
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
      "ajuda",
      "hulp",
      "مساعدة"),
  CANCEL(
      "cancel",
      "never mind",
      "nevermind",
      "quit",
      "exit",
      "cancelar",
      "annuler",
      "abbrechen",
      "annulla",
      "annuleren",
      "الغاء الامر"),
  BACK("back", "go back", "atras", "retour", "zuruck", "indietro", "voltar", "terug", "رجوع"),
  FORGET(
      "delete my data",
      "delete all my data",
      "please delete my data",
      "erase my data",
      "remove my data",
      "delete my account",
      "delete me",
      "erase me",
      "forget me",
      "borra mis datos",
      "borrar mis datos",
      "elimina mis datos",
      "eliminar mis datos",
      "supprimer mes donnees",
      "supprimez mes donnees",
      "efface mes donnees",
      "effacer mes donnees",
      "losche meine daten",
      "meine daten loschen",
      "bitte meine daten loschen",
      "cancella i miei dati",
      "elimina i miei dati",
      "apagar os meus dados",
      "apagar meus dados",
      "excluir meus dados",
      "verwijder mijn gegevens",
      "احذف بياناتي",
      "حذف بياناتي"),
  SKIP(
      "skip",
      "none",
      "saltar",
      "omitir",
      "passer",
      "uberspringen",
      "salta",
      "pular",
      "overslaan",
      "تخطي"),
  OTHER;

  /** Longer than any topic's name with punctuation around it. */
  private static final int LONGEST_TOPIC = 200;

  private final Set<String> words;

  FormWords(String... words) {
    this.words = Set.of(words);
  }

  /** Of plain words. */
  static FormWords of(String said) {
    return Arrays.stream(values())
        .filter(each -> each.words.contains(said))
        .findFirst()
        .orElse(OTHER);
  }

  /**
   * The topic these words name: an exact match first, then one that ignores accents, case and so
   * on.
   */
  static Optional<String> topic(String text, List<String> topics) {
    if (text.length() > LONGEST_TOPIC) {
      return Optional.empty();
    }
    return named(text, topics, each -> each.strip().toLowerCase(Locale.ROOT))
        .or(() -> named(text, topics, Fold::of))
        .or(() -> labelled(text.strip(), topics));
  }

  private static Optional<String> named(
      String text, List<String> topics, UnaryOperator<String> comparable) {
    String said = comparable.apply(text);
    return said.isEmpty()
        ? Optional.empty()
        : topics.stream().filter(topic -> comparable.apply(topic).equals(said)).findFirst();
  }

  /** Customers may type a button's label instead of tapping it. */
  private static Optional<String> labelled(String text, List<String> topics) {
    int place = TopicLabels.of(topics).indexOf(text);
    return place < 0 ? Optional.empty() : Optional.of(topics.get(place));
  }

  /** Ready to be quoted back: on one line, and not too long. */
  static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return Cut.to(line, Texts.LONGEST_NAME + 1);
  }
}
