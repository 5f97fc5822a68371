package io.promobot.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * E-mails as another program reads them: character for character, in lines that every server
 * accepts.
 */
class MailOnTheWireTest {
  private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=");

  private static Letter letter(String subject) {
    return Letter.automatic(Optional.of("help@umi.example"), subject, "Olá\nAna 🥐", "<p>Olá</p>");
  }

  private static MimeMessage read(String mail) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8)));
  }

  private static MimeMessage sent(ScriptedSmtp server, String business, String to, Letter letter)
      throws Exception {
    Await.on(server.channel("shop@umi.example", business).send(new Outgoing<>("7", to, letter)));
    return read(server.mails().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Olá Ana 🥐",
        "Pão 🥖",
        "🥐",
        "你好,安娜,这是给你的优惠券",
        "e\u0301a\u0308n\u0303 Zoe\u0308",
        "مرحبا يا آنا، هديتك هنا 🎁",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇪🇸🇵🇹",
        "=?UTF-8?Q?not_ours?=",
        "ä=?UTF-8?B?aGk=?=",
        "plain, but \"quoted\" (and more) <x@y.example>;",
        "Café _ = ? and blanks",
        "áéíóúñüçàèìòùâêîôûäëïöüãõ áéíóúñüçàèìòùâêîôûäëïöüãõ"
      })
  void a_strict_reader_gets_subject_and_name_letter_for_letter(String text) throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage mail = sent(server, text, "ana@example.com", letter(text));

      assertThat(mail.getSubject()).isEqualTo(text);
      assertThat(mail.getFrom()).hasSize(1);
      InternetAddress from = (InternetAddress) mail.getFrom()[0];
      assertThat(from.getPersonal()).isEqualTo(text);
      assertThat(from.getAddress()).isEqualTo("shop@umi.example");
      assertThat(US_ASCII.newEncoder().canEncode(server.mails().get(0))).isTrue();
      checkLines(server.mails().get(0));
    }
  }

  private static void checkLines(String mail) throws Exception {
    assertThat(mail.lines()).allMatch(line -> line.length() <= 998);
    assertThat(mail.lines().filter(line -> line.contains("=?")))
        .allMatch(line -> line.length() < 77);
    var words = WORD.matcher(mail);
    while (words.find()) {
      assertThat(words.group()).hasSizeLessThan(76);
      // Throws where a word ends within a character.
      UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getDecoder().decode(words.group(1))));
    }
  }

  @Test
  void words_end_between_what_a_reader_sees_as_characters() {
    String families = "👩‍👩‍👧‍👦".repeat(9);

    for (String word : EncodedWords.of(families).split("\r\n ")) {
      var match = WORD.matcher(word);
      assertThat(match.matches()).isTrue();
      assertThat(new String(Base64.getDecoder().decode(match.group(1)), UTF_8))
          .isEqualTo("👩‍👩‍👧‍👦");
    }
  }

  @Test
  void a_character_larger_than_a_word_still_arrives() throws Exception {
    String zalgo = "Z" + "\u0301\u0316".repeat(40) + "!";

    assertThat(MimeUtility.decodeText(MimeUtility.unfold(EncodedWords.of(zalgo)))).isEqualTo(zalgo);
  }

  @Test
  void a_long_plain_subject_is_folded_at_its_blanks() throws Exception {
    String text = "one two three four five ".repeat(6).strip();
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage mail = sent(server, "Umi Shop", "ana@example.com", letter(text));

      assertThat(mail.getSubject()).isEqualTo(text);
      assertThat(server.mails().get(0).lines().filter(line -> line.startsWith("Subject:")))
          .allMatch(line -> line.length() <= 78);
    }
  }

  @Test
  void only_what_no_person_wrote_says_that_it_is_automatic() throws Exception {
    Letter answer = new Letter(Optional.empty(), "Re: Silk?", "Yes", "<p>Yes</p>", true);
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage automatic = sent(server, "Umi Shop", "ana@example.com", letter("Welcome"));

      assertThat(automatic.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage typed = sent(server, "Umi Shop", "ana@example.com", answer);

      assertThat(typed.getHeader("Auto-Submitted")).isNull();
    }
  }

  @Test
  void the_body_arrives_as_it_was_written() throws Exception {
    String long998 = "x".repeat(3_000);
    String text = "Olá Ana 🥐\n.\n.. dots\n" + long998 + "\nFrom here";
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage mail =
          sent(
              server,
              "Umi Shop",
              "ana@example.com",
              Letter.automatic(Optional.empty(), "Hi", text, "<p>" + text + "</p>"));

      Multipart body = (Multipart) mail.getContent();
      String undotted = (String) body.getBodyPart(0).getContent();
      assertThat(undotted.replace("\r\n..", "\r\n.").replace("\r\n", "\n").strip()).isEqualTo(text);
      assertThat(body.getBodyPart(1).getContentType()).startsWith("text/html");
      checkLines(server.mails().get(0));
    }
  }

  @Test
  void every_domain_goes_out_in_the_letters_of_the_domain_name_system() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.offering("SMTPUTF8", "8BITMIME")) {
      Await.on(
          server
              .channel("hola@peluquería.example", "Peluquería")
              .send(new Outgoing<>("7", "a@faß.example", letter("Hi"))));

      assertThat(server.commands())
          .contains("EHLO xn--peluquera-n5a.example")
          .contains("MAIL FROM:<hola@xn--peluquera-n5a.example>")
          .contains("RCPT TO:<a@xn--fa-hia.example>");
      assertThat(server.mails().get(0))
          .contains("To: a@xn--fa-hia.example\r\n")
          .containsPattern("Message-ID: <promobot\\.7\\.[0-9a-f]+@xn--peluquera-n5a\\.example>");
      assertThat(server.commands()).allMatch(line -> US_ASCII.newEncoder().canEncode(line));
    }
  }

  @Test
  void a_mailbox_beyond_ascii_is_written_to_where_the_server_can() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.offering("SMTPUTF8", "8BITMIME")) {
      Await.on(
          server
              .channel("shop@umi.example", "Umi Shop")
              .send(new Outgoing<>("7", "ñandu@example.com", letter("Hi"))));

      assertThat(server.commands())
          .contains("MAIL FROM:<shop@umi.example> SMTPUTF8")
          .contains("RCPT TO:<ñandu@example.com>");
      assertThat(server.mails().get(0)).contains("To: ñandu@example.com\r\n");
    }
  }

  @Test
  void a_mailbox_beyond_ascii_fails_for_good_where_the_server_cannot() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.offering("8BITMIME")) {
      SendFailure failure =
          (SendFailure)
              Await.failure(
                  server
                      .channel("shop@umi.example", "Umi Shop")
                      .send(new Outgoing<>("7", "ñandu@example.com", letter("Hi"))));

      assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
      assertThat(failure).hasMessageContaining("cannot deliver to addresses with non-English");
      assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void an_asker_beyond_ascii_never_makes_a_letter_need_more_than_its_recipient_does()
      throws Exception {
    Letter letter = Letter.automatic(Optional.of("ñandu@example.com"), "Hi", "Hi", "<p>Hi</p>");
    try (ScriptedSmtp able = ScriptedSmtp.offering("SMTPUTF8");
        ScriptedSmtp unable = ScriptedSmtp.offering()) {
      for (ScriptedSmtp server : List.of(able, unable)) {
        assertThat(sent(server, "Umi Shop", "ana@example.com", letter).getHeader("Reply-To"))
            .isNull();
        assertThat(server.commands()).contains("MAIL FROM:<shop@umi.example>");
      }
    }
  }

  @Test
  void a_letter_to_ourselves_comes_from_another_address_of_ours() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.offering()) {
      MimeMessage mail = sent(server, "Umi Shop", "Shop@umi.example", letter("Hi"));

      assertThat(((InternetAddress) mail.getFrom()[0]).getAddress())
          .isEqualTo("shop+questions@umi.example");
      assertThat(server.commands())
          .contains("MAIL FROM:<shop@umi.example>")
          .contains("RCPT TO:<Shop@umi.example>");
    }
  }

  @Test
  void a_server_that_lets_us_write_as_ourselves_only_gets_it_so() throws Exception {
    try (ScriptedSmtp strict =
        new ScriptedSmtp(
            line ->
                line.contains("+questions@")
                    ? Optional.of("554 5.2.252 SendAsDenied")
                    : Optional.empty())) {
      EmailChannel channel = strict.channel("shop@umi.example", "Umi Shop");

      Await.on(channel.send(new Outgoing<>("7", "shop@umi.example", letter("Hi"))));
      Await.on(channel.send(new Outgoing<>("8", "shop@umi.example", letter("Hi"))));

      assertThat(strict.mails()).hasSize(3);
      assertThat(strict.mails().get(0)).contains("From: Umi Shop <shop+questions@umi.example>");
      assertThat(strict.mails().get(1)).contains("From: Umi Shop <shop@umi.example>");
      assertThat(strict.mails().get(2)).contains("From: Umi Shop <shop@umi.example>");
    }
  }

  @Test
  void a_mail_that_is_refused_either_way_changes_nothing_for_the_next() throws Exception {
    AtomicBoolean full = new AtomicBoolean(true);
    try (ScriptedSmtp server =
        new ScriptedSmtp(
            line ->
                full.get() && line.startsWith("MAIL FROM")
                    ? Optional.of("552 5.2.2 mailbox full")
                    : Optional.empty())) {
      EmailChannel channel = server.channel("shop@umi.example", "Umi Shop");

      Await.on(Await.settled(channel.send(new Outgoing<>("7", "shop@umi.example", letter("Hi")))));
      full.set(false);
      Await.on(channel.send(new Outgoing<>("8", "shop@umi.example", letter("Hi"))));

      assertThat(server.mails()).last().asString().contains("<shop+questions@umi.example>");
    }
  }
}
