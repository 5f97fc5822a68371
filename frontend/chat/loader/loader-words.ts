import type { Known } from "../words.ts";

interface Words {
  open: string;
  close: string;
  /** Precedes a number. */
  unread: string;
  offline: string;
}

const make = (open: string, close: string, unread: string, offline: string): Words => ({
  open,
  close,
  unread,
  offline,
});

export const WORDS: Record<Known, Words> = {
  en: make("Open chat", "Close", "New messages:", "No connection. Please try again."),
  de: make("Chat öffnen", "Schließen", "Neue Nachrichten:", "Keine Verbindung. Bitte noch einmal versuchen."),
  es: make("Abrir chat", "Cerrar", "Mensajes nuevos:", "Sin conexión. Inténtalo de nuevo."),
  fr: make("Ouvrir le chat", "Fermer", "Nouveaux messages :", "Pas de connexion. Réessaie."),
  it: make("Apri la chat", "Chiudi", "Nuovi messaggi:", "Nessuna connessione. Riprova."),
  pt: make("Abrir chat", "Fechar", "Novas mensagens:", "Sem conexão. Tente novamente."),
  nl: make("Chat openen", "Sluiten", "Nieuwe berichten:", "Geen verbinding. Probeer het opnieuw."),
  ar: make("فتح المحادثة", "إغلاق", "رسائل جديدة:", "لا يوجد اتصال. حاول مرة أخرى."),
  he: make("פתיחת הצ׳אט", "סגירה", "הודעות חדשות:", "אין חיבור. נסו שוב."),
};
