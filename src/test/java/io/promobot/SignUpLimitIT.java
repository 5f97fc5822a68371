package io.promobot;

import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody can have the shop write to other people without end, over real HTTP. */
@Timeout(120)
class SignUpLimitIT {
  private static final String REFUSED = "too many sign-ups from you or your network today";

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private ChatVisitor visitor() {
    return new ChatVisitor(shop.at("").toString(), "");
  }

  /** What the shop says last. */
  private static String signsUp(ChatVisitor visitor, String email) {
    visitor.does(text("sign up"), text("Mallory"), text(email), text("skip"));
    var messages = visitor.messages();
    return messages.get(messages.size() - 1).getString("text");
  }

  private void signsUp(String psid, String email) {
    List.of("sign up", "Mallory", email, "skip").forEach(words -> shop.say(psid, words));
  }

  private List<String> welcomed() {
    return shop.sql.rows(
        "SELECT l.email FROM outbox o JOIN lead l ON l.id = o.lead_id ORDER BY l.email");
  }

  @Test
  void a_visitor_signs_up_three_addresses_a_day_and_is_told_why_there_are_no_more() {
    var mallory = visitor();
    for (int i = 1; i <= 3; i++) {
      assertThat(signsUp(mallory, "victim%d@example.com".formatted(i))).contains("on our list!");
    }

    assertThat(signsUp(mallory, "victim4@example.com"))
        .contains(REFUSED, "victim4@example.com", "tomorrow", "“help”");
    for (String step : List.of("sign up", "Mallory", "victim5@example.com", "skip")) {
      mallory.does(text(step));
    }

    assertThat(welcomed())
        .containsExactly("victim1@example.com", "victim2@example.com", "victim3@example.com");
    assertThat(shop.look("/leads").getJsonArray("leads")).hasSize(3);
    assertThat(shop.sql.rows("SELECT used FROM sign_up_count")).containsExactly("3", "3");
  }

  @Test
  void forgetting_and_coming_back_does_not_start_the_networks_count_over() {
    var mallory = visitor();
    signsUp(mallory, "victim1@example.com");
    mallory.does(ChatVisitor.event("forget"));
    shop.sql.run("UPDATE sign_up_count SET used = 60");

    assertThat(signsUp(visitor(), "victim2@example.com")).contains(REFUSED);
    assertThat(shop.look("/leads").getJsonArray("leads")).isEmpty();

    shop.sql.run("UPDATE sign_up_count SET since = now() - interval '25 hours'");
    assertThat(signsUp(visitor(), "victim2@example.com")).contains("on our list!");
  }

  @Test
  void many_who_complete_it_at_the_same_moment_share_what_is_left() {
    signsUp(visitor(), "first@example.com");
    var others = Stream.generate(this::visitor).limit(8).toList();
    for (int i = 0; i < others.size(); i++) {
      others.get(i).does(text("sign up"), text("Ana"), text("ana%d@example.com".formatted(i)));
    }
    shop.sql.run("UPDATE sign_up_count SET used = 58");

    others.parallelStream().forEach(each -> each.does(text("skip")));

    assertThat(welcomed()).as("the first, and two more").hasSize(3);
  }

  @Test
  void on_messenger_each_customer_has_the_same_limit_and_no_network() {
    String mallory = Shop.quiet();
    for (int i = 1; i <= 4; i++) {
      signsUp(mallory, "victim%d@example.com".formatted(i));
    }
    assertThat(welcomed()).hasSize(3);

    signsUp(Shop.quiet(), "ana@example.com");
    assertThat(welcomed()).hasSize(4);
    assertThat(shop.sql.number("SELECT count(*) FROM sign_up_count")).isEqualTo(2);
  }

  @Test
  void neither_an_address_nor_a_customer_is_readable_in_what_is_counted() {
    var ana = visitor();
    signsUp(ana, "ana@example.com");

    assertThat(shop.sql.rows("SELECT length(who) FROM sign_up_count")).containsExactly("32", "32");
    assertThat(shop.sql.rows("SELECT encode(raw, 'escape') FROM event"))
        .as("stored events")
        .noneMatch(raw -> raw.contains("127.0.0.1") || raw.contains("7f000001"));
  }
}
