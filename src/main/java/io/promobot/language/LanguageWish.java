package io.promobot.language;

import io.promobot.text.StoryLanguage;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Typed words that ask for another language: "español, por favor", "auf Deutsch bitte", "do you
 * speak English?". Any other word, such as "not", and it is not.
 */
public final class LanguageWish {
  /** Longer ones say more than that. */
  private static final int LONGEST = 80;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern JOINED = Pattern.compile("^ب?ال(?=\\p{L}{3})|(?<=ي)[ةه]$");
  private static final char ARABIC = '\u0600';

  private static final String UNSPOKEN =
      "ca eu gl pl ro sv ru uk zh ja ko tr he hi bn ur fa el cs sk hu da fi no bg hr sr sl lt lv et";

  /** What a language is called in each of ours, as {@link #words} reads it. */
  private static final Map<String, StoryLanguage> NAMES = names();

  /** What speakers call their own. */
  private static final Set<String> OWN =
      Stream.of(StoryLanguage.values())
          .map(each -> only(each.ownName()))
          .collect(Collectors.toSet());

  /** "Language" itself. */
  private static final Set<String> LANGUAGE =
      all(
          "language languages idioma idiomas lengua langue langues sprache sprachen lingua lingue taal talen اللغة لغة لغات");

  /** Those we do not speak, by whatever name: people asking for one are told which there are. */
  private static final Set<String> OTHERS = others();

  /** What people say around it. */
  private static final Set<String> AROUND =
      all(
          "in please pls speak talk write answer reply to me can could you we i want would like prefer"
              + " do use switch change another other different only now hi hello thanks thank understand just"
              + " si us plau parles parleu podeu pots vull en por favor hablar habla hablas hablan hable escribe escribeme puedes podemos"
              + " hablo entiendo entiendes solo solamente yo puede quiero prefiero cambia cambiar de a al el otro otra gracias hola responde"
              + " s il vous te plait svp stp parlez parle parler ecrivez ecris je veux prefere"
              + " comprends comprenez ne que seulement uniquement voudrais changer passer la le une autre bonjour merci pouvez peux tu on peut"
              + " spreche rede verstehe verstehst auf bitte sprechen sprich sie du schreib schreiben konnen wir ich mochte will"
              + " lieber wechseln andern andere nur hallo danke mir kannst"
              + " io parlo capisco capisci soltanto per favore parla parli parlate possiamo parlare scrivi voglio preferisco vorrei"
              + " altra ciao grazie puoi l"
              + " brasil brazil eu falo entendo entende so somente apenas em voce voces fala fale falar pode escreva escreve quero prefiro mudar para o outro outra"
              + " ola obrigado obrigada trocar"
              + " begrijp versta verstaat alleen het alstublieft alsjeblieft aub graag spreekt spreek praat u je kunnen kun ik wil"
              + " liever naar wijzigen veranderen een dank"
              + " انا نحن اتكلم احكي افهم فقط من فضلك لو سمحت سمحتم اريد تكلم تحدث معي شكرا ممكن اكتب ارجوك هل تتكلم تغيير غير الى مرحبا");

  private LanguageWish() {}

  /**
   * The language that these words ask for.
   *
   * @param forName whether they answer the question what somebody is called: Germán does not wish
   *     for German there
   */
  public static Optional<StoryLanguage> of(String text, boolean forName) {
    List<String> words = words(text);
    List<String> named = words.stream().filter(NAMES::containsKey).distinct().toList();
    boolean alone = words.size() == 1 && !OWN.contains(words.get(0));
    boolean other =
        words.stream()
            .anyMatch(
                word ->
                    !NAMES.containsKey(word) && !AROUND.contains(word) && !LANGUAGE.contains(word));
    return other || forName && alone ? Optional.empty() : one(named);
  }

  /** Several names may be of the same language: "español, Spanish". */
  private static Optional<StoryLanguage> one(List<String> named) {
    List<StoryLanguage> all = named.stream().map(NAMES::get).distinct().toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /**
   * Whether these words ask which languages there are: "change language", "idioma"; or for one that
   * is not among them: "en català, si us plau".
   */
  public static boolean asks(String text) {
    List<String> words = words(text);
    return words.stream().anyMatch(word -> LANGUAGE.contains(word) || OTHERS.contains(word))
        && words.stream()
            .allMatch(
                word -> LANGUAGE.contains(word) || OTHERS.contains(word) || AROUND.contains(word));
  }

  private static Set<String> others() {
    Set<String> others = new HashSet<>();
    for (String tag : UNSPOKEN.split(" ")) {
      Locale language = Locale.forLanguageTag(tag);
      others.add(only(language.getDisplayLanguage(language)));
      for (StoryLanguage speaker : StoryLanguage.values()) {
        others.add(only(language.getDisplayLanguage(speaker.locale())));
      }
    }
    others.removeAll(NAMES.keySet());
    return Set.copyOf(others);
  }

  private static Map<String, StoryLanguage> names() {
    Map<String, StoryLanguage> names = new HashMap<>();
    for (StoryLanguage language : StoryLanguage.values()) {
      names.put(only(language.ownName()), language);
      for (StoryLanguage speaker : StoryLanguage.values()) {
        names.put(only(language.locale().getDisplayLanguage(speaker.locale())), language);
      }
    }
    names.put("castellano", StoryLanguage.SPANISH);
    names.put("brasileiro", StoryLanguage.PORTUGUESE);
    names.put(only("فرنساوي"), StoryLanguage.FRENCH);
    return Map.copyOf(names);
  }

  private static Set<String> all(String words) {
    return Set.copyOf(Arrays.stream(words.split(" ")).map(LanguageWish::only).toList());
  }

  private static String only(String word) {
    return words(word).get(0);
  }

  /** Empty for a text that is too long to be nothing but a wish. */
  private static List<String> words(String text) {
    return text.length() > LONGEST
        ? List.of()
        : BETWEEN
            .splitAsStream(plain(text))
            .filter(word -> !word.isEmpty())
            .map(LanguageWish::bare)
            .toList();
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Arabic writes "in", "the" and an ending of the same name together with it. */
  private static String bare(String word) {
    return word.charAt(0) < ARABIC ? word : JOINED.matcher(word).replaceAll("");
  }
}
