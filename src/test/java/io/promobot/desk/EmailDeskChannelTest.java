package io.promobot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Sent;
import io.promobot.db.Await;
import io.promobot.hook.FakeHook;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notifications for a desk that uses e-mail. */
class EmailDeskChannelTest {
  private final List<Outgoing<Letter>> sent = new ArrayList<>();
  private final EmailDeskChannel desk =
      new EmailDeskChannel(
          letter -> {
            sent.add(letter);
            return Future.succeededFuture(new Sent("<id>"));
          },
          "shop@umi.example");

  @Test
  void the_email_contains_the_question_and_an_answer_goes_to_its_asker() {
    Await.on(desk.send(new Outgoing<>("7", "sales@umi.example", FakeHook.news("1 < 2\n& 3?"))));

    Letter letter = sent.get(0).content();
    assertThat(sent.get(0).recipient()).isEqualTo("sales@umi.example");
    assertThat(letter.subject()).isEqualTo("[Umi Shop] Request 12: Sales");
    assertThat(letter.replyTo()).contains("ana@example.com");
    assertThat(letter.text()).contains("1 < 2\n& 3?").contains("Ana <b> · ana@example.com");
    assertThat(letter.html()).contains("1 &lt; 2<br>\n&amp; 3?").contains("Ana &lt;b&gt;");
  }

  @Test
  void without_an_address_it_goes_to_the_shops_own_mailbox() {
    Await.on(desk.send(new Outgoing<>("7", "", FakeHook.news("Hi?"))));

    assertThat(sent.get(0).recipient()).isEqualTo("shop@umi.example");
    assertThat(desk.kind().addressOfSettings()).contains("shop@umi.example");
  }

  @Test
  void only_addresses_may_be_written_down() {
    assertThat(desk.mistake("")).isEmpty();
    assertThat(desk.mistake("sales@umi.example")).isEmpty();
    assertThat(desk.mistake("sales")).isPresent();
    assertThat(desk.mistake("sales@umi.example, all@umi.example")).isPresent();
  }
}
