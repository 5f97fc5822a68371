package io.promobot.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CampaignIT {
  private TestShop shop;
  private CampaignStore campaigns;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    campaigns = shop.campaigns();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void the_welcome_is_always_there_and_is_made_once() {
    Await.on(Future.all(campaigns.ensurePage(), shop.campaigns().ensurePage()));

    Campaign welcome = Await.on(campaigns.find("welcome")).orElseThrow();
    assertThat(welcome.state()).isEqualTo("open");
    assertThat(welcome.version()).isEqualTo(1);
    assertThat(welcome.copy().main()).isEqualTo(Coupon.COPY);
    assertThat(welcome.sending()).isEqualTo(new Sending(0, 0, 0, 0, 0, 0));
    assertThat(Await.on(campaigns.list())).containsExactly(welcome);
  }

  @Test
  void a_new_campaign_is_a_draft_with_the_welcomes_present_copy() {
    Await.on(
        campaigns.update("welcome", Optional.empty(), Rewording.ofMain(Map.of("code", "SUMI"))));

    Campaign first = Await.on(campaigns.create("  Summer ☀ ", CouponStory.STORY));
    Campaign second = Await.on(campaigns.create("Autumn", CouponStory.STORY));

    assertThat(first.id()).isEqualTo("c1");
    assertThat(first.name()).isEqualTo("Summer ☀");
    assertThat(first.state()).isEqualTo("draft");
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.copy().main().fields().get("code")).isEqualTo("SUMI");
    assertThat(Await.on(campaigns.list()))
        .extracting(Campaign::id)
        .containsExactly("welcome", "c2", "c1");
    assertThat(second.id()).isEqualTo("c2");
  }

  @Test
  void campaigns_made_at_once_have_ids_of_their_own() {
    List<Future<Campaign>> made =
        IntStream.range(0, 12)
            .mapToObj(n -> campaigns.create("same name", CouponStory.STORY))
            .toList();

    assertThat(made).extracting(one -> Await.on(one).id()).doesNotHaveDuplicates().hasSize(12);
  }

  @Test
  void a_name_that_cannot_be_used_is_refused() {
    assertThat(mistakes(campaigns.create("   ", CouponStory.STORY))).containsExactly("name");
    assertThat(mistakes(campaigns.create("x".repeat(81), CouponStory.STORY)))
        .containsExactly("name");
    assertThat(mistakes(campaigns.create("a\0b", CouponStory.STORY))).containsExactly("name");
    assertThat(Await.on(campaigns.create("☀️".repeat(40), CouponStory.STORY)).id()).isEqualTo("c1");
  }

  @Test
  void a_change_is_published_as_the_next_version_and_the_old_ones_stay() {
    Campaign changed =
        Await.on(
            campaigns.update(
                "welcome",
                Optional.of(" Hello "),
                Rewording.ofMain(Map.of("yes_label", "Show me!"))));

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.name()).isEqualTo("Hello");
    assertThat(changed.copy().main().fields().get("yes_label")).isEqualTo("Show me!");
    assertThat(changed.copy().main().fields().get("no_label"))
        .isEqualTo(Coupon.COPY.fields().get("no_label"));
    assertThat(versions("welcome"))
        .extracting(Version::number, Version::copy)
        .containsExactly(
            tuple(2, changed.copy()),
            tuple(1, Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH)));
  }

  @Test
  void saving_without_a_change_publishes_nothing() {
    Campaign same =
        Await.on(
            campaigns.update(
                "welcome",
                Optional.of("Hello"),
                Rewording.ofMain(Map.of("code", Coupon.COPY.fields().get("code")))));

    assertThat(same.version()).isEqualTo(1);
    assertThat(same.name()).isEqualTo("Hello");
  }

  @Test
  void two_who_publish_at_once_never_get_the_same_version_and_lose_nothing() {
    List<Future<Campaign>> saved =
        IntStream.range(0, 20)
            .mapToObj(
                n ->
                    shop.campaigns()
                        .update(
                            "welcome",
                            Optional.empty(),
                            Rewording.ofMain(Map.of("code", "CODE" + n))))
            .toList();
    saved.forEach(Await::on);

    assertThat(Await.on(campaigns.find("welcome")).orElseThrow().version()).isEqualTo(21);
    assertThat(versions("welcome"))
        .extracting(version -> version.copy().main().fields().get("code"))
        .doesNotHaveDuplicates()
        .hasSize(21);
  }

  @Test
  void a_copy_that_messenger_would_refuse_is_refused_whole_with_every_mistake() {
    Map<String, String> changes = new HashMap<>();
    changes.put("yes_label", "{business} has one for you");
    changes.put("reveal", "no code here");
    changes.put("code", "GOOD");

    assertThat(
            mistakes(
                campaigns.update("welcome", Optional.of("New name"), Rewording.ofMain(changes))))
        .containsExactly("yes_label", "reveal");
    Campaign welcome = Await.on(campaigns.find("welcome")).orElseThrow();
    assertThat(welcome.version()).isEqualTo(1);
    assertThat(welcome.name()).isEqualTo("Welcome");
  }

  @Test
  void a_field_that_is_none_or_cannot_be_kept_is_refused() {
    Map<String, String> changes = new HashMap<>();
    changes.put("colour", "red");
    changes.put("offer", null);
    changes.put("terms", "a\0b");

    assertThat(mistakes(campaigns.update("welcome", Optional.empty(), Rewording.ofMain(changes))))
        .containsExactlyInAnyOrder("colour", "offer", "terms");
  }

  @Test
  void a_campaign_of_another_page_is_not_there() {
    CampaignStore theirs = shop.neighbour().campaigns();
    Await.on(campaigns.create("ours", CouponStory.STORY));

    assertThat(Await.on(theirs.find("c1"))).isEmpty();
    assertThat(Await.on(theirs.list())).extracting(Campaign::id).containsExactly("welcome");
    assertThat(Await.failure(theirs.update("c1", Optional.of("stolen"), Rewording.NONE)))
        .isInstanceOf(NoSuchCampaign.class);
    assertThat(Await.failure(theirs.restore("c1", 1))).isInstanceOf(NoSuchCampaign.class);
    assertThat(Await.on(theirs.create("theirs", CouponStory.STORY)).id()).isEqualTo("c1");
    assertThat(Await.on(campaigns.find("c1")).orElseThrow().name()).isEqualTo("ours");
  }

  private List<Version> versions(String campaign) {
    return Await.on(shop.overviews().versions(campaign));
  }

  private static List<String> mistakes(Future<?> refused) {
    Throwable failure = Await.failure(refused);
    assertThat(failure).isInstanceOf(CopyRefused.class);
    return ((CopyRefused) failure).mistakes().stream().map(Mistake::field).toList();
  }
}
