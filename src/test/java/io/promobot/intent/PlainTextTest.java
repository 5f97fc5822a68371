package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sí, por favor!       | si por favor
          siiiii               | si
          SIIII                | si
          coool                | col
          cool                 | cool
          don’t / don't / dont | dont dont dont
          'quoted'             | quoted
          opt-out              | opt out
          ＳＴＯＰ                 | stop
          Straße               | strasse
          İPTAL ıptal IPTAL    | iptal iptal iptal
          łódź                 | lodz
          ещё / еще            | еще еще
          мой                  | мой
          їжа                  | їжа
          إلغاء                | الغاء
          شُكْراً                | شكرا
          شـــكرا              | شكرا
          رسالة                | رساله
          ガード                  | ガード
          ｶﾞｰﾄﾞ                  | ガード
          退訂                   | 退订
          👍🏽👍👍🏿               | 👍
          👌🏻                   | 👍
          ❤️                   | ❤
          🙅‍♀️                  | 👎
          ok👍                  | ok 👍
          really???            | really ?
          ¿qué؟                | que ?
          call 612 345 678     | call 0 0 0
          50%                  | 0
          z̸̢̛a̷l̴g̶o̵                | zalgo
          """)
  void texts_that_look_different_become_the_same(String text, String plain) {
    assertThat(PlainText.of(text).plain().strip()).isEqualTo(plain);
  }
}
