package io.promobot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the demo's mailbox shows of an e-mail. */
class MailReaderTest {
  @Test
  void headers_are_shown_as_they_were_meant_however_they_came() throws Exception {
    String mail =
        """
        From: =?UTF-8?B?UMOjbyDwn6WW?=
         <shop@umi.example>\r
        To: ñandu@example.com\r
        Subject: =?UTF-8?B?T2zDoSBBbmEg8J+lkA==?=\r
        \r
        Hi
        """;

    Mail shown = MailReader.read(mail.getBytes(UTF_8));

    assertThat(shown.subject()).isEqualTo("Olá Ana 🥐");
    assertThat(shown.to()).isEqualTo("ñandu@example.com");
    assertThat(shown.from()).isEqualTo("Pão 🥖 <shop@umi.example>");
  }
}
