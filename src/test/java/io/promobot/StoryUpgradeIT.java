package io.promobot;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.OverviewStore;
import io.promobot.campaign.Version;
import io.promobot.customer.PeopleFilter;
import io.promobot.customer.PeopleStore;
import io.promobot.customer.Person;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.Migrations;
import io.promobot.db.TestDatabase;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.house.House;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import io.promobot.wording.Voices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database from before stories had stages of their own keeps working as it was. */
@Timeout(60)
class StoryUpgradeIT {
  private static final Instant SENT = Instant.parse("2026-10-01T10:00:00.123456Z");
  private static final Path REVEALED = Path.NONE.reach(CouponStory.REVEALED);
  private static final Path DECLINED = Path.NONE.reach(CouponStory.DECLINED);

  private final DatabaseAddress address = TestDatabase.empty();
  private House house;

  @BeforeEach
  void upgrade() {
    new Migrations(address).runTo("007");
    BEFORE.forEach(
        sql -> TestDatabase.run(address, sql.formatted(REVEALED.bits(), DECLINED.bits())));
    house = House.grown(address);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static final List<String> BEFORE =
      List.of(
          "INSERT INTO page (page_id) VALUES ('104600000000001')",
          "INSERT INTO campaign (page_id, id, name, state, version) VALUES ('104600000000001', 'welcome', 'W', 'open', 2)",
          """
          INSERT INTO campaign_copy (page_id, campaign_id, version, fields) VALUES
            ('104600000000001', 'welcome', 1, '{"offer":"Free tea","code":"TEA"}'),
            ('104600000000001', 'welcome', 2, '{"offer":"Free cake","code":"CAKE"}')
          """,
          """
          INSERT INTO customer (page_id, psid, step, reached, came_on, window_until) VALUES
            ('104600000000001', 'ana', 'REVEALED', 3, '2026-10-01', now() + interval '1 hour'),
            ('104600000000001', 'ben', 'DECLINED', 1, '2026-10-01', now() + interval '1 hour'),
            ('104600000000001', 'cem', 'WELCOMED', 0, '2026-10-01', now() + interval '1 hour'),
            ('104600000000001', 'dot', 'WELCOMED', 0, '2026-10-01', now() + interval '1 hour')
          """,
          """
          INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, code_version,
            sent_at, delivered_at, seen_at, responded_at, accepted_at, declined_at, coupon_sent_at,
            coupon_seen_at, revealed_at, failed_at)
          SELECT '104600000000001', c.id, 'welcome', j.version, '', j.path, j.code,
            j.t, j.t, j.t, j.t, j.yes, j.no, j.yes, j.yes, j.yes + interval '1 hour', j.failed
          FROM customer c JOIN (VALUES
            ('ana', 1, %1$d, 1, '2026-10-01T10:00:00.123456Z'::timestamptz, '2026-10-01T11:00:00Z'::timestamptz, NULL::timestamptz, NULL::timestamptz),
            ('ben', 2, %2$d, NULL, '2026-10-01T10:00:00.123456Z', NULL, '2026-10-01T12:00:00Z', NULL),
            ('cem', 2, 1024, NULL, NULL, NULL, NULL, '2026-10-01T13:00:00Z'),
            ('dot', 2, 0, NULL, NULL, NULL, NULL, NULL))
            AS j (psid, version, path, code, t, yes, no, failed) ON j.psid = c.psid
          """,
          """
          INSERT INTO path_count (page_id, campaign_id, version, origin, path, slot, people)
          SELECT page_id, campaign_id, version, origin, path, 0, 1 FROM journey
          """,
          """
          INSERT INTO stage_count (page_id, campaign_id, hour, stage, slot, people)
          SELECT page_id, campaign_id, date_trunc('hour', at, 'UTC'), stage, 0, count(*)
          FROM journey, LATERAL (VALUES ('sent', sent_at), ('delivered', delivered_at),
            ('seen', seen_at), ('responded', responded_at), ('accepted', accepted_at),
            ('declined', declined_at), ('coupon_sent', coupon_sent_at),
            ('coupon_seen', coupon_seen_at), ('revealed', revealed_at), ('failed', failed_at))
            AS reached (stage, at)
          WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4
          """,
          "INSERT INTO tap_count VALUES ('104600000000001', 'welcome', 'REVEAL', '-infinity', 0, 5)",
          """
          INSERT INTO outbox (page_id, customer_id, campaign_id, version, say)
          SELECT page_id, id, 'welcome', 2,
            CASE psid WHEN 'cem' THEN 'REMIND_WELCOME' ELSE 'WELCOME' END
          FROM customer WHERE psid IN ('cem', 'dot')
          """);

  @Test
  void figures_are_what_they_were() {
    Stats stats = stats();

    assertThat(stats.people().get(Stage.SENT)).isEqualTo(2);
    assertThat(stats.people().get(CouponStory.REVEALED)).isOne();
    assertThat(stats.people().get(CouponStory.DECLINED)).isOne();
    assertThat(stats.people().get(Stage.FAILED)).isOne();
    assertThat(stats.taps()).containsEntry(CouponStory.REVEAL, 5L);
    assertThat(stats.paths()).hasSize(4);
    assertThat(house.miscounted()).isZero();
  }

  private Stats stats() {
    return Await.on(new StatsStore(house.db, PAGE).of("welcome"));
  }

  @Test
  void everybody_reached_each_stage_when_they_did() {
    assertThat(when(Stage.SENT)).containsExactly(SENT, SENT);
    assertThat(when(CouponStory.REVEALED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(when(CouponStory.DECLINED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(when(Stage.FAILED)).containsExactly(Instant.parse("2026-10-01T13:00:00Z"));
    assertThat(
            house.number(
                "SELECT count(*) FROM journey WHERE page_id = $1 AND reached_at IS NULL AND path = 0",
                PAGE))
        .isOne();
  }

  private List<Instant> when(Stage stage) {
    PeopleFilter filter =
        new PeopleFilter(
            "welcome",
            Optional.of(stage),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Await.on(new PeopleStore(house.db, PAGE).list(filter, 50, Optional.empty()))
        .items()
        .stream()
        .map(Person::at)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void texts_are_what_they_were_in_every_version() {
    CampaignStore campaigns = new CampaignStore(house.db, PAGE, Voices::umi);
    OverviewStore overviews =
        new OverviewStore(
            house.db,
            PAGE,
            campaigns,
            new StatsStore(house.db, PAGE),
            new ShopDays(ZoneOffset.UTC));

    List<Version> versions = Await.on(overviews.versions("welcome"));

    assertThat(versions)
        .extracting(version -> version.copy().main().get(CouponStory.OFFER))
        .containsExactly("Free cake", "Free tea");
    assertThat(Await.on(campaigns.find("welcome")).orElseThrow().copy().story())
        .isSameAs(CouponStory.STORY);
  }

  @Test
  void what_waited_goes_out_and_counts() {
    house.sending();

    Await.until(() -> house.states("cem").equals(List.of("sent")));
    Await.until(() -> house.states("dot").equals(List.of("sent")));
    assertThat(texts("cem")).containsExactly(CouponStory.REMINDER.preset());
    assertThat(texts("dot")).singleElement().asString().startsWith("Hi Ana!");
    assertThat(stats().people().get(Stage.SENT)).isEqualTo(3);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void half_told_conversations_go_on_where_they_stood() {
    house.sending();
    Await.until(() -> house.states("cem").equals(List.of("sent")));

    Await.on(house.say("ana", "Hello?"));
    Await.on(house.tap("ana", "REVEAL:welcome"));
    Await.on(house.say("ben", "yes"));
    Await.on(house.tap("cem", "NO_THANKS:welcome"));
    allSent();

    assertThat(texts("ana"))
        .containsExactly(
            CouponStory.COUPON_REMINDER.preset(),
            CouponStory.REVEALS.preset().replace("{code}", "TEA"));
    assertThat(texts("ben")).containsExactly("Free cake");
    assertThat(texts("cem").subList(1, 3)).containsExactly(CouponStory.FAREWELL.preset(), "");
  }

  @Test
  void their_further_steps_are_counted_once_at_the_places_of_before() {
    house.sending();

    Await.on(house.say("ben", "yes"));
    Await.on(house.tap("ana", "REVEAL:welcome"));
    Await.on(house.tap("dot", "SHOW_COUPON:welcome"));
    allSent();

    assertThat(house.path("ben", "welcome"))
        .contains(CouponStory.DECLINED, CouponStory.ACCEPTED, CouponStory.COUPON_SENT);
    assertThat(house.path("dot", "welcome")).contains(Stage.SENT, CouponStory.COUPON_SENT);
    assertThat(when(CouponStory.REVEALED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(when(CouponStory.DECLINED)).containsExactly(Instant.parse("2026-10-01T12:00:00Z"));
    assertThat(stats().people().get(CouponStory.ACCEPTED)).isEqualTo(3);
    assertThat(stats().people().get(CouponStory.REVEALED)).isOne();
    assertThat(stats().taps()).containsEntry(CouponStory.REVEAL, 6L);
    assertThat(house.miscounted()).isZero();
  }

  private void allSent() {
    Await.until(
        () ->
            house.number("SELECT count(*) FROM outbox WHERE page_id = $1 AND state <> 'sent'", PAGE)
                == 0);
  }

  private List<String> texts(String psid) {
    return house.channel.to(psid).stream().map(message -> message.content().text()).toList();
  }
}
