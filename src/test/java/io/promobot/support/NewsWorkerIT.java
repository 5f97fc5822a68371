package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.calls.Call;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.channel.SigningKeys;
import io.promobot.db.Await;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NewsWorkerIT {
  private SupportHouse house;
  private NewsWorker worker;

  @BeforeEach
  void open() {
    house = new SupportHouse();
    var sender = new Sender(() -> "Umi Shop", "https://shop.example");
    worker =
        new NewsWorker(new NewsStore(house.shop.database, house.shop.page, sender), house.channels);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Future<Sent> tell(long request, long channel) {
    return worker.call(
        new Call(
            41,
            "slack",
            Optional.empty(),
            Optional.of(request),
            Optional.of(channel),
            Optional.empty(),
            false,
            1,
            Instant.EPOCH,
            false));
  }

  private Reason refused(long request, long channel) {
    return ((SendFailure) Await.failure(tell(request, channel))).reason();
  }

  @Test
  void a_channel_is_told_the_question_and_how_to_answer() {
    long request = house.asked(" sales");
    house.shop.rows(
        "UPDATE channel SET address = 'there', secret = 'sign' WHERE page_id = $1 AND type ="
            + " 'slack'");

    Await.on(tell(request, house.channel("Slack")));

    var outgoing = house.slack.told.get(0);
    assertThat(outgoing.id()).isEqualTo("41");
    assertThat(outgoing.recipient()).isEqualTo("there");
    assertThat(outgoing.content().keys()).contains(new SigningKeys("sign"));
    var notice = outgoing.content().notice();
    assertThat(notice.number()).isEqualTo(String.valueOf(request));
    assertThat(notice.business()).isEqualTo("Umi Shop");
    assertThat(notice.topic()).isEqualTo("Sales");
    assertThat(notice.question()).isEqualTo("How much?");
    assertThat(notice.name()).contains("Ana");
    assertThat(notice.email()).contains("ana@example.com");
    assertThat(notice.phone()).contains("+34612345678");
    assertThat(notice.origin()).isEqualTo("poster");
    assertThat(notice.link()).isEqualTo("https://shop.example/requests?request=" + request);
  }

  @Test
  void an_unknown_topic_is_told_as_it_was_asked_for_and_an_empty_address_is_the_settings() {
    long request = house.asked("Refunds");

    Await.on(tell(request, house.channel("E-mail")));

    assertThat(house.mail.told.get(0).content().notice().topic()).isEqualTo("Refunds");
    assertThat(house.mail.told.get(0).recipient()).isEmpty();
  }

  @Test
  void the_other_sides_no_is_handed_on() {
    house.slack.failing(Reason.CHANNEL_GONE, "no_service");

    assertThat(refused(house.asked("sales"), house.channel("Slack")))
        .isEqualTo(Reason.CHANNEL_GONE);
  }

  @Test
  void nobody_is_notified_of_an_erased_request() {
    long request = house.asked("sales");
    Await.on(house.states.erase(request));

    assertThat(refused(request, house.channel("Slack"))).isEqualTo(Reason.ERASED);
    assertThat(house.slack.told).isEmpty();
  }

  @Test
  void a_channel_that_was_removed_or_is_of_no_kind_we_have_fails_for_good() {
    long request = house.asked("sales");
    house.shop.rows("UPDATE channel SET type = 'pigeon' WHERE page_id = $1 AND type = 'slack'");

    assertThat(refused(request, house.channel("Slack"))).isEqualTo(Reason.CHANNEL_REMOVED);
    assertThat(refused(request, 12345)).isEqualTo(Reason.CHANNEL_REMOVED);
  }
}
