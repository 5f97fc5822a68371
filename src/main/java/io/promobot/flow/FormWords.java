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
              .replace("{around}", "(?:" + SignUp.AROUND + ")")
              .replace("{verbs}", SignUp.VERBS));

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

  /** How people say that they want to sign up, as alternatives of a pattern for plain words. */
  private static final class SignUp {
    static final String VERBS =
        "sign (?:me )?up|signup|register|join|enrol|enroll"
            + "|apuntarme|apuntame|apuntar|registrarme|registrame|registrarse|registrar"
            + "|inscribirme|inscribeme|inscribirse"
            + "|inscrire|inscription|inscris|inscrivez|enregistrer"
            + "|anmelden|anmeldung|registrieren|eintragen|melde? mich (?:bitte )?an|trag mich (?:bitte )?ein"
            + "|iscrivermi|iscrivimi|iscrivetemi|iscrizione|registrarmi|registrami"
            + "|inscrever|inscreva|inscricao|cadastrar|cadastro|cadastra|registar"
            + "|aanmelden|inschrijven|registreren|meld me aan|schrijf me in"
            + "|تسجيل|التسجيل|للتسجيل|سجلني|سجلوني|اسجل";

    /** A "not" is not among them. */
    static final String AROUND =
        "i|want|to|would|like|d|please|pls|can|could|you|me|my|the|list|newsletter|for|on|how|do"
            + "|hi|hello|thanks"
            + "|quiero|quisiera|gustaria|puedes|puedo|podeis|por|favor|a|la|lista|en|como|hola|gracias"
            + "|je|veux|voudrais|souhaite|m|s|l|liste|svp|il|vous|te|plait|moi|puis|peux|comment"
            + "|bonjour|merci"
            + "|ich|mochte|will|wurde|gern|gerne|mich|bitte|zur|zum|fur|die|den|kann|wie|hallo|danke"
            + "|voglio|vorrei|mi|alla|al|per|favore|posso|ciao|grazie"
            + "|quero|queria|gostaria|de|na|ola|obrigado|obrigada"
            + "|ik|wil|graag|mij|voor|lijst|aub|hoe|dank"
            + "|اريد|اود|ان|من|فضلك|في|القائمه|القائمة|هل|يمكنني|لو|سمحت|كيف|مرحبا";
  }
}
