package io.promobot.flow;

import io.promobot.text.Cut;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** Signing up in a sentence with nothing else in it. */
  private static final Pattern SIGNING_UP =
      Pattern.compile(
          "(?:{around} )*(?:{verbs})(?: {around})*"
              .replace("{around}", "(?:" + SignUpWords.AROUND + ")")
              .replace("{verbs}", SignUpWords.VERBS));

  private final Set<String> words;

  FormWords(String... words) {
    this.words = Set.of(words);
  }

  /** Of plain words. */
  static FormWords of(String said) {
    return Arrays.stream(values())
        .filter(each -> each.words.contains(said))
        .findFirst()
        .orElse(SIGNING_UP.matcher(said).matches() ? SIGN_UP : OTHER);
  }

  /** Ready to be quoted back: on one line, and not too long. */
  static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return Cut.to(line, Texts.LONGEST_NAME + 1);
  }
}
