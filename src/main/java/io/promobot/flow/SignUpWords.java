package io.promobot.flow;

/** How people say that they want to sign up, as alternatives of a pattern for plain words. */
final class SignUpWords {
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

  private SignUpWords() {}
}
