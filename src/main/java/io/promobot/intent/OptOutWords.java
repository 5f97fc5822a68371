package io.promobot.intent;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words by which people opt out, as laws and phone companies name them, in every language: a
 * message of nothing but these and politeness needs no model.
 *
 * <p>Not here are words that are something else in another language or in a shop: Turkish "red"
 * (refused), French "fin", German "halt". The model weighs those.
 */
final class OptOutWords {
  private static final String STOPS =
      """
      en: stop, stop all, stop offers, stop messages, stop texts, stop promotions, end, quit, cancel, revoke, opt out, opt me out, remove, remove me, unsubscribe, unsubscribe me, unsub, td, stop it, no more messages
      es: baja, darme de baja, dame de baja, dar de baja, date de baja, de baja, parar, detener, cancelar, cancelar suscripción, desuscribir, desuscribirme, anular suscripción, no más mensajes, stop promociones
      fr: arrêt, arrêter, désabonner, me désabonner, désabonnez-moi, désabonne-moi, désabonnement, désinscrire, me désinscrire, désinscrivez-moi, désinscription, résilier, annuler, stop pub, plus de messages
      de: stopp, abmelden, mich abmelden, abmeldung, abbestellen, austragen, abbestellung, kündigen, keine nachrichten mehr, newsletter abbestellen
      it: disiscrivi, disiscrivimi, disiscrivermi, disiscriviti, disiscrizione, cancellami, annulla iscrizione, cancella iscrizione, basta messaggi, annulla
      pt: sair, parar, pare, cancelar, cancelar inscrição, cancelar subscrição, descadastrar, descadastre-me, me descadastre, remover, remover-me, anular subscrição, sem mais mensagens
      nl: afmelden, uitschrijven, meld me af, schrijf me uit, stoppen, afmelding, geen berichten meer, opzeggen, stop ermee
      pl: wypisz, wypisz mnie, wypisać, rezygnuję, rezygnacja, anuluj subskrypcję, koniec wiadomości, wyrejestruj
      tr: durdur, iptal, iptal et, ret, abonelikten çık, listeden çık, listeden çıkar, aboneliği iptal et, mesaj istemiyorum
      ro: dezabonare, dezabonează-mă, dezabonează, mă dezabonez, vreau dezabonare, oprește, opriți, renunț
      sv: stopp, sluta, avsluta, avregistrera, avregistrera mig, avprenumerera, avanmäl, avanmäl mig, avbeställ
      ru: стоп, отписка, отписаться, отпишите меня, отпиши меня, отпишите, отказ от рассылки, отменить подписку
      uk: стоп, відписка, відписатися, відпишіть мене, відписати, скасувати підписку, відмова від розсилки
      ar: إيقاف, ايقاف, إلغاء, توقف, قف, أوقف, إلغاء الاشتراك, الغاء اشتراك, إلغاء اشتراكي, ألغي الاشتراك, ألغ الاشتراك, وقف, اوقفوا الرسائل
      zh: 退订, 退訂, 停止, 取消订阅, 取消訂閱, 取消关注, 拒收, 请退订, 我要退订, 回复退订, 停止发送, 別再傳了, 别再发了, 不要再发了
      ja: 停止, 配信停止, 解除, 登録解除, 退会, 購読解除, 配信解除, ストップ, 停止してください, 解除してください, 配信停止希望, 配信を停止してください, 退会します
      *: 🛑
      """;

  /** With a refusal, opting out says the same twice. */
  private static final String POLITE =
      """
      en: no thanks, no thank you, not interested, i am not interested, i'm not interested, wrong number, wrong person, please, pls, plz, thank you, thanks, thx, hi, hello, hey, now, immediately, sorry, kindly, thank you very much, thanks a lot, ok
      es: no gracias, no me interesa, número equivocado, por favor, porfa, gracias, muchas gracias, hola, ya, ahora
      fr: non merci, pas intéressé, pas intéressée, mauvais numéro, ça ne m'intéresse pas, s'il vous plaît, s'il te plaît, svp, stp, merci, merci beaucoup, bonjour, maintenant
      de: nein danke, kein interesse, falsche nummer, bitte, danke, vielen dank, hallo, sofort, jetzt, dankeschön, danke schön
      it: no grazie, non mi interessa, numero sbagliato, per favore, per piacere, perfavore, grazie, grazie mille, ciao, subito, adesso
      pt: não obrigado, não obrigada, não me interessa, não tenho interesse, número errado, por favor, pfv, obrigado, obrigada, muito obrigado, muito obrigada, olá, oi, já, agora
      nl: nee dank je, nee bedankt, geen interesse, verkeerd nummer, alstublieft, alsjeblieft, aub, bedankt, dank je, dank u, dankjewel, hallo, nu, graag
      pl: nie dziękuję, nie dzięki, zły numer, pomyłka, proszę, dziękuję, dzięki, dzień dobry
      tr: hayır teşekkürler, ilgilenmiyorum, yanlış numara, lütfen, teşekkürler, teşekkür ederim, sağol, merhaba, hemen
      ro: nu mulțumesc, nu mă interesează, număr greșit, vă rog, te rog, mulțumesc, mersi, bună ziua
      sv: nej tack, inte intresserad, fel nummer, tack, snälla, hej, tack så mycket, nu
      ru: нет спасибо, не интересно, вы ошиблись номером, пожалуйста, спасибо, здравствуйте, плиз, сейчас
      uk: ні дякую, не цікаво, ви помилилися номером, будь ласка, дякую, добрий день, зараз
      ar: لا شكرا, رقم خطأ, غير مهتم, من فضلك, لو سمحت, شكرا, شكرا لك, رجاء, الرجاء, السلام عليكم, الآن
      zh: 不用了谢谢, 打错了, 没兴趣, 请, 谢谢, 謝謝, 你好, 麻烦, 請
      ja: 結構です, 興味ありません, 番号違いです, お願いします, おねがいします, ください, ありがとうございます, ありがとう, すみません
      *: 🙏, 🙂, ❤, 😡, 👋
      """;

  /** Where a form waits for words, these end the form. */
  private static final Set<String> ALSO_END_A_FORM =
      read("*: cancel, quit, end, remove, cancelar, annuler, annulla, iptal, iptal et, sair");

  private static final Set<String> WORDS = read(STOPS);

  private static final int HASHES = 1 << 16;

  /** Most texts have no word with such a hash, and are not looked at any further. */
  private static final BitSet HASHES_OF_PARTS =
      WORDS.stream()
          .flatMap(each -> Stream.of(each.split(" ")))
          .mapToInt(part -> Math.floorMod(part.hashCode(), HASHES))
          .collect(BitSet::new, BitSet::set, BitSet::or);

  private static final List<String> POLITENESS =
      read(POLITE).stream()
          .map(" %s "::formatted)
          .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
          .toList();

  /** Longer than any of the words, with politeness on both sides. */
  private static final int LONGEST = 90;

  private static final int LONGEST_DISGUISE = 30;

  /** Three signs with the spaces around them. */
  private static final int SHORTEST_SPELLED = 5;

  private OptOutWords() {}

  /** Whether this is opting out and nothing else. */
  static boolean are(PlainText text) {
    return mayHold(text) && isWord(bare(text));
  }

  /** The same with signs for letters, or letter by letter: "$t0p", "s.t.o.p". */
  static boolean areDisguised(String text, PlainText plain) {
    Points points = plain.points();
    if (text.length() > LONGEST_DISGUISE || points.size() < SHORTEST_SPELLED) {
      return false;
    }
    if (text.indexOf('$') >= 0 || text.indexOf('0') >= 0 || text.indexOf('5') >= 0) {
      return are(PlainText.of(text.replace('0', 'o').replace('$', 's').replace('5', 's')));
    }
    return isSpelled(points) && are(PlainText.of(plain.plain().replace(" ", "")));
  }

  private static boolean isSpelled(Points points) {
    for (int at = 2; at < points.size(); at += 2) {
      if (points.at(at) != ' ' || !Character.isLetter(points.at(at - 1))) {
        return false;
      }
    }
    return points.size() > SHORTEST_SPELLED;
  }

  /** Whether there can be such a word in it; says no to most texts that have none. */
  static boolean mayHold(PlainText text) {
    Points points = text.points();
    int[] words = points.words();
    for (int at = 0; at < words.length; at += 2) {
      if (HASHES_OF_PARTS.get(Math.floorMod(points.hash(words[at], words[at + 1]), HASHES))) {
        return true;
      }
    }
    return false;
  }

  /** Of words that opt out: whether they may mean only the form that waits for an answer. */
  static boolean mayEndAForm(PlainText text) {
    return ALSO_END_A_FORM.contains(bare(text));
  }

  /** Its words without politeness. */
  static String bare(PlainText text) {
    String plain = text.plain();
    return plain.length() > LONGEST ? plain.strip() : withoutPoliteness(plain).strip();
  }

  /** Also "stop stop stop". */
  private static boolean isWord(String bare) {
    return WORDS.contains(bare)
        || bare.indexOf(' ') > 0 && Arrays.stream(bare.split(" ")).allMatch(WORDS::contains);
  }

  private static String withoutPoliteness(String plain) {
    String rest = plain;
    for (String spaced : POLITENESS) {
      for (int at = rest.indexOf(spaced); at >= 0; at = rest.indexOf(spaced)) {
        rest = rest.substring(0, at) + rest.substring(at + spaced.length() - 1);
      }
    }
    return rest;
  }

  /** The words of lines that begin with a language. */
  static Set<String> read(String lines) {
    var words = new HashSet<String>();
    lines
        .lines()
        .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).split(",")))
        .forEach(each -> words.add(PlainText.of(each).plain().strip()));
    words.remove("");
    return Set.copyOf(words);
  }
}
