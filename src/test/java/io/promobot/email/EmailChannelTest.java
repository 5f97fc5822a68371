package io.promobot.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.db.Await;
import io.promobot.email.MailSettings.Login;
import io.promobot.email.MailSettings.Security;
import io.promobot.house.TestCertificate;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** E-mails over real SMTP, to servers that fail in every way. */
class EmailChannelTest {
  private static final Optional<Login> GOOD =
      Optional.of(new Login(FakeMailServer.USER, FakeMailServer.PASSWORD));

  private static Letter letter(String subject, String text) {
    return Letter.automatic(Optional.of("help@umi.example"), subject, text, "<p>" + text + "</p>");
  }

  private static Outgoing<Letter> to(String recipient) {
    return new Outgoing<>("7", recipient, letter("Welcome", "Hello"));
  }

  private static SendFailure failure(EmailChannel channel) {
    return (SendFailure) Await.failure(channel.send(to("ana@example.com")));
  }

  @Test
  void a_letter_arrives_as_text_and_html_with_an_id_of_its_own() {
    try (FakeMailServer server = new FakeMailServer()) {
      String id =
          Await.on(
                  server
                      .channel()
                      .send(
                          new Outgoing<>(
                              "7",
                              "ana@example.com",
                              letter("Willkommen, Zoë", "Grüße\n.\nvon uns"))))
              .messageId();

      assertThat(server.recipients()).containsExactly("ana@example.com");
      assertThat(server.mails().get(0))
          .contains("From: Umi Shop <shop@umi.example>\r\n")
          .contains("To: ana@example.com\r\n")
          .contains("Reply-To: help@umi.example\r\n")
          .contains("Subject: =?UTF-8?B?V2lsbGtvbW1lbiwgWm/Dqw==?=\r\n")
          .contains("Message-ID: " + id + "\r\n")
          .contains("Gr=C3=BC=C3=9Fe\r\n.\r\nvon uns")
          .contains("Content-Type: text/html");
      assertThat(id).startsWith("<promobot.7.").endsWith("@umi.example>");
    }
  }

  @Test
  void nobodys_text_begins_a_header() {
    try (FakeMailServer server = new FakeMailServer()) {
      Letter hostile =
          Letter.automatic(
              Optional.of("x@y.example\r\nBcc: all@example.com"),
              "Hi\r\nBcc: all@example.com\r\n\r\n<b>",
              "text\r\n.\r\nMAIL FROM:<a@b.example>",
              "<p></p>");

      Await.on(server.channel().send(new Outgoing<>("7", "ana@example.com", hostile)));

      assertThat(server.recipients()).containsExactly("ana@example.com");
      assertThat(server.mails()).hasSize(1);
      assertThat(server.mails().get(0))
          .contains("Subject: Hi Bcc: all@example.com <b>\r\n")
          .doesNotContain("\r\nBcc:")
          .doesNotContain("Reply-To");
    }
  }

  @Test
  void a_recipient_that_is_two_is_refused_before_anybody_is_asked() {
    try (FakeMailServer server = new FakeMailServer()) {
      SendFailure failure =
          (SendFailure)
              Await.failure(server.channel().send(to("a@b.example>\r\nRCPT TO:<c@d.example")));

      assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
      assertThat(server.recipients()).isEmpty();
    }
  }

  @Test
  void a_refused_recipient_is_told_in_the_servers_words() {
    try (FakeMailServer server = new FakeMailServer()) {
      server.refuseRecipients(550, "5.1.1 No such user");

      assertThat(failure(server.channel()).reason()).isEqualTo(Reason.ADDRESS_REFUSED);
      assertThat(failure(server.channel())).hasMessageContaining("550 5.1.1 No such user");
    }
  }

  @Test
  void a_busy_mailbox_is_asked_again_and_holds_up_no_other() {
    try (FakeMailServer server = new FakeMailServer()) {
      server.refuseRecipients(450, "4.2.1 Come back later");

      assertThat(failure(server.channel()).reason()).isEqualTo(Reason.ADDRESS_BUSY);
      assertThat(Reason.ADDRESS_BUSY.unhealthy()).isFalse();
    }
  }

  @Test
  void a_refused_letter_is_not_the_addresss_fault() {
    try (FakeMailServer server = new FakeMailServer()) {
      server.refuseLetters(554, "5.7.1 Looks like spam");

      assertThat(failure(server.channel()).reason()).isEqualTo(Reason.REFUSED);
    }
  }

  @Test
  void a_server_that_hangs_up_after_the_letter_may_have_taken_it() {
    try (FakeMailServer server = new FakeMailServer()) {
      server.hangUpAfterTheLetter();

      assertThat(failure(server.channel()).reason()).isEqualTo(Reason.NO_ANSWER);
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void a_server_that_is_down_is_not_reached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (FakeMailServer server = new FakeMailServer()) {
      EmailChannel channel =
          server.channel(port, Security.NONE, Optional.empty(), Duration.ofSeconds(15));

      assertThat(failure(channel).reason()).isEqualTo(Reason.NOT_REACHED);
    }
  }

  @Test
  void a_server_that_never_greets_is_not_reached() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FakeMailServer server = new FakeMailServer()) {
      EmailChannel channel =
          server.channel(
              mute.getLocalPort(), Security.NONE, Optional.empty(), Duration.ofSeconds(1));

      assertThat(failure(channel).reason()).isEqualTo(Reason.NOT_REACHED);
    }
  }

  @Test
  void many_letters_at_once_all_arrive() {
    try (FakeMailServer server = new FakeMailServer()) {
      EmailChannel channel = server.channel();

      Await.on(
          Future.all(
              IntStream.range(0, 60)
                  .mapToObj(n -> channel.send(to("ana" + n + "@example.com")))
                  .toList()));

      assertThat(server.mails()).hasSize(60);
    }
  }

  @Test
  void letters_that_ended_badly_leave_room_for_those_that_follow() {
    try (FakeMailServer server = new FakeMailServer()) {
      EmailChannel channel = server.channel();
      server.hangUpAfterTheLetter();
      IntStream.range(0, 15).forEach(n -> failure(channel));
      server.recover();
      server.refuseRecipients(550, "5.1.1 No such user");
      IntStream.range(0, 15).forEach(n -> failure(channel));
      server.recover();

      Await.on(channel.send(to("ana@example.com")));

      assertThat(server.mails()).hasSize(16);
    }
  }

  @Test
  void a_server_that_asks_for_a_login_gets_it() {
    try (FakeMailServer server = FakeMailServer.asking()) {
      Await.on(server.channel(Security.NONE, GOOD).send(to("ana@example.com")));

      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void a_wrong_login_is_told_as_one() {
    try (FakeMailServer server = FakeMailServer.asking()) {
      EmailChannel wrong = server.channel(Security.NONE, Optional.of(new Login("shop", "wrong")));

      assertThat(failure(wrong).reason()).isEqualTo(Reason.LOGIN_REFUSED);
      assertThat(failure(server.channel(Security.NONE, Optional.empty())).reason())
          .isEqualTo(Reason.LOGIN_REFUSED);
    }
  }

  @Test
  void where_tls_is_asked_for_nothing_is_said_without_it() {
    try (FakeMailServer server = new FakeMailServer()) {
      assertThat(failure(server.channel(Security.UPGRADE, Optional.empty())).reason())
          .isEqualTo(Reason.NOT_SECURE);
      assertThat(server.recipients()).isEmpty();
    }
  }

  @Test
  void an_unproven_server_gets_letters_where_nothing_is_asked_and_no_password() throws Exception {
    try (TestCertificate certificate = TestCertificate.of("mail.test");
        FakeMailServer server = FakeMailServer.offeringTls(certificate)) {
      Await.on(server.channel().send(to("ana@example.com")));
      assertThat(server.mails()).hasSize(1);

      for (Security security : List.of(Security.UPGRADE, Security.UPGRADE_IF_OFFERED)) {
        assertThat(failure(server.channel(security, GOOD)).reason()).isEqualTo(Reason.NOT_SECURE);
      }
    }
  }

  @Test
  void without_a_server_letters_wait_for_one() {
    SendFailure failure =
        (SendFailure) Await.failure(new NoMailChannel().send(to("ana@example.com")));

    assertThat(failure.reason()).isEqualTo(Reason.NOT_SET_UP);
    assertThat(failure).hasMessageContaining("SMTP_URL");
  }
}
