package io.promobot.intent;

import java.util.Set;

/**
 * The words by which people come back who have opted out. A guess never brings anybody back:
 * "please don't subscribe me again" is much like the wish for it.
 *
 * <p>Not here is what opts out somewhere, or says something else: Portuguese "voltar" is "back".
 */
final class ComeBackWords {
  private static final Set<String> WORDS =
      OptOutWords.read(
          """
          en: start, restart, unstop, start again, start offers, start messages, subscribe, subscribe me, subscribe again, subscribe me again, resubscribe, resubscribe me, opt in, opt me in, opt me back in, opt me in again, sign me up again, sign me back up, put me back on the list, add me again, get started, i want offers again, send me offers again, i want to subscribe again
          es: alta, darme de alta, dame de alta, dar de alta, darme de alta otra vez, dame de alta otra vez, dame de alta de nuevo, suscribirme, suscríbeme, suscribirme otra vez, suscríbeme otra vez, suscríbeme de nuevo, quiero suscribirme, quiero suscribirme otra vez, quiero suscribirme de nuevo, quiero darme de alta, quiero volver a recibir ofertas, empezar
          fr: m'abonner, abonnez-moi, abonne-moi, réabonner, me réabonner, réabonnez-moi, réabonne-moi, réabonnement, je veux me réabonner, m'inscrire à nouveau, inscrivez-moi à nouveau, réinscrivez-moi, je veux me réinscrire, reprendre
          de: abonnieren, wieder abonnieren, anmelden, wieder anmelden, mich wieder anmelden, melde mich wieder an, meldet mich wieder an, anmeldung, ich möchte mich wieder anmelden, ich will mich wieder anmelden, starten
          it: iscrivimi, iscrivimi di nuovo, iscrivetemi di nuovo, iscrivermi, iscrivermi di nuovo, voglio iscrivermi di nuovo, vorrei iscrivermi di nuovo, reiscrivimi, riattiva, abbonami di nuovo, inizia
          pt: inscrever, inscrever-me, me inscrever, me inscreve, me inscreve de novo, me inscreva de novo, inscreva-me de novo, quero me inscrever, quero me inscrever de novo, quero me inscrever novamente, subscrever, subscrever de novo, cadastrar, me cadastra de novo, quero me cadastrar de novo, começar
          nl: aanmelden, weer aanmelden, opnieuw aanmelden, meld me aan, meld me weer aan, meld me opnieuw aan, abonneren, weer abonneren, inschrijven, schrijf me in, schrijf me weer in, ik wil me weer aanmelden, beginnen
          pl: subskrybuj, subskrybuj ponownie, zapisz mnie, zapisz mnie ponownie, zapisz mnie znowu, zapisz mnie z powrotem, chcę się zapisać ponownie, wznów
          tr: başla, başlat, abone ol, tekrar abone ol, yeniden abone ol, beni tekrar abone yap, beni tekrar abone yapın
          ro: abonare, abonează-mă, abonează-mă din nou, reabonare, vreau să mă abonez, vreau să mă abonez din nou
          sv: starta, starta igen, prenumerera, prenumerera igen, anmäl mig, anmäl mig igen, jag vill prenumerera igen
          ru: старт, подписаться, подпишите меня, подпишите меня снова, подпиши меня снова, хочу снова подписаться, возобновить подписку
          uk: старт, підписатися, підпишіть мене, підпишіть мене знову, підпиши мене знову, хочу знову підписатися, відновити підписку
          ar: ابدأ, ابدا, اشتراك, إعادة الاشتراك, اشترك, أعد الاشتراك, أعيدوا اشتراكي, أريد الاشتراك مجددا, أريد الاشتراك من جديد
          zh: 开始, 訂閱, 订阅, 重新订阅, 重新訂閱, 再次订阅, 恢复订阅, 我要订阅, 我要重新订阅
          ja: 開始, 再開, スタート, 登録, 再登録, 再登録お願いします, 再登録してください, 登録お願いします, 配信再開, 購読再開, 登録する, もう一度登録したい, 配信を再開してください
          """);

  private ComeBackWords() {}

  /** Whether this, with politeness around it, asks to be let in again, and says nothing else. */
  static boolean are(PlainText text) {
    return WORDS.contains(OptOutWords.bare(text));
  }
}
