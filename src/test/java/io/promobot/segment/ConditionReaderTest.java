package io.promobot.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.channel.Line;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Story;
import io.promobot.segment.Condition.Active;
import io.promobot.segment.Condition.All;
import io.promobot.segment.Condition.Any;
import io.promobot.segment.Condition.ByLine;
import io.promobot.segment.Condition.Came;
import io.promobot.segment.Condition.InCampaign;
import io.promobot.segment.Condition.InStory;
import io.promobot.segment.Condition.Lead;
import io.promobot.segment.Condition.Money;
import io.promobot.segment.Condition.Not;
import io.promobot.segment.Condition.Origin;
import io.promobot.segment.Condition.Redeemed;
import io.promobot.segment.Condition.Speaks;
import io.promobot.segment.Condition.Steps;
import io.promobot.text.StoryLanguage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionReaderTest {
  private static final Map<String, Story> CAMPAIGNS =
      Map.of("welcome", CouponStory.STORY, "c7", FeedbackStory.STORY);

  private static Condition read(String json) {
    return ConditionReader.read(
        new JsonObject(json.replace('\'', '"')), id -> Optional.ofNullable(CAMPAIGNS.get(id)));
  }

  private static List<String> mistakes(String json) {
    var refused = catchThrowableOfType(ConditionRefused.class, () -> read(json));
    assertThat(refused).as("the mistakes in %s", json).isNotNull();
    return refused.mistakes().stream().map(each -> each.field() + " " + each.message()).toList();
  }

  @Test
  void the_example_of_the_contract_reads_as_the_sentence_it_stands_for() {
    assertThat(
            read(
                "{'all':[{'origin':'poster'},"
                    + "{'stage':{'campaign':'welcome','reached':'revealed','not':'redeemed'}}]}"))
        .isEqualTo(
            new All(
                List.of(
                    new Origin("poster"),
                    new InCampaign(
                        "welcome",
                        new Steps(
                            Optional.of(CouponStory.REVEALED),
                            Optional.of(CouponStory.REDEEMED),
                            Optional.empty())))));
  }

  @Test
  void each_kind_of_condition_is_read() {
    assertThat(read("{'line':'web'}")).isEqualTo(new ByLine(Line.WEB));
    assertThat(read("{'language':'es'}")).isEqualTo(new Speaks(StoryLanguage.SPANISH));
    assertThat(read("{'origin':''}")).isEqualTo(new Origin(""));
    assertThat(read("{'came':{'since':'2026-11-01'}}"))
        .isEqualTo(new Came(Optional.of(LocalDate.of(2026, 11, 1)), Optional.empty()));
    assertThat(read("{'came':{'since':'2026-11-01','before':'2026-11-02'}}"))
        .isEqualTo(
            new Came(
                Optional.of(LocalDate.of(2026, 11, 1)), Optional.of(LocalDate.of(2026, 11, 2))));
    assertThat(read("{'active':{'within_days':30}}")).isEqualTo(new Active(30));
    assertThat(read("{'stage':{'campaign':'welcome'}}"))
        .isEqualTo(
            new InCampaign(
                "welcome", new Steps(Optional.empty(), Optional.empty(), Optional.empty())));
    assertThat(read("{'stage':{'story':'feedback','reached':'happy'}}"))
        .isEqualTo(
            new InStory(
                FeedbackStory.STORY,
                new Steps(Optional.of(FeedbackStory.HAPPY), Optional.empty(), Optional.empty())));
    assertThat(read("{'redeemed':{'times':2,'amount':'50.00','currency':'EUR'}}"))
        .isEqualTo(
            new Redeemed(Optional.of(2), Optional.of(new Money(new BigDecimal("50.00"), "EUR"))));
    assertThat(read("{'lead':true}")).isEqualTo(new Lead());
    assertThat(read("{'lead':false}")).isEqualTo(new Not(new Lead()));
    assertThat(read("{'not':{'any':[{'lead':true}]}}"))
        .isEqualTo(new Not(new Any(List.of(new Lead()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | where is empty; say what it is about, such as {\"origin\": \"poster\"}",
        "{'origin':'a','line':'web'} | where has the fields line, origin; each condition has one, and all or any joins several",
        "{'orign':'a'} | where.orign is not something a segment can ask; use all, any, not, line, language, origin, came, active, stage, redeemed or lead",
        "{'all':[]} | where.all must be a list of at least one condition, in square brackets",
        "{'any':{'lead':true}} | where.any must be a list of at least one condition, in square brackets",
        "{'all':['poster']} | where.all.1 must be a condition, such as {\"origin\": \"poster\"}",
        "{'not':[{'lead':true}]} | where.not must be a condition, such as {\"origin\": \"poster\"}",
        "{'line':'fax'} | where.line must be one of messenger, web",
        "{'language':'tlh'} | where.language must be one of en, es, fr, de, it, pt, nl, ar",
        "{'origin':7} | where.origin must be a text of at most 200 characters",
        "{'came':{}} | where.came needs since, before or both, each a day such as 2026-11-21",
        "{'came':{'since':'2026-13-01'}} | where.came.since must be a day such as 2026-11-21",
        "{'came':{'since':'2026-11-02','before':'2026-11-02'}} | where.came.before must be later than since; nobody came between them",
        "{'came':'2026-11-01'} | where.came must be an object with since or before",
        "{'active':{}} | where.active.within_days is missing",
        "{'active':{'within_days':0}} | where.active.within_days must be a whole number from 1 to 3650",
        "{'active':{'within_days':1,'hours':3}} | where.active.hours is not a known field; leave it out",
        "{'stage':{'reached':'revealed'}} | where.stage needs a campaign, or the story that any of your campaigns may tell",
        "{'stage':{'campaign':'welcome','story':'coupon'}} | where.stage needs a campaign, or the story that any of your campaigns may tell",
        "{'stage':{'campaign':'c99'}} | where.stage.campaign is not the id of one of your campaigns",
        "{'stage':{'story':'sign_up'}} | where.stage.story must be one of coupon, feedback",
        "{'stage':{'campaign':'welcome','reached':'revealed','not':'revealed'}} | where.stage.not is the same as reached; that is nobody",
        "{'redeemed':{}} | where.redeemed needs times, or amount and currency",
        "{'redeemed':{'amount':'5'}} | where.redeemed.currency is missing; amount and currency go together",
        "{'redeemed':{'times':1,'currency':'EUR'}} | where.redeemed.amount is missing; amount and currency go together",
        "{'redeemed':{'amount':5,'currency':'EUR'}} | where.redeemed.amount must be an amount in quotes, such as \"23.50\"",
        "{'redeemed':{'amount':'5','currency':'euro'}} | where.redeemed.currency must be three capital letters, such as EUR",
        "{'lead':'yes'} | where.lead must be true or false",
      })
  void a_mistake_says_where_it_is_and_what_to_do(String json, String mistake) {
    assertThat(mistakes(json)).containsExactly(mistake);
  }

  @Test
  void a_stage_of_another_story_is_refused_with_those_there_are() {
    assertThat(mistakes("{'stage':{'campaign':'c7','reached':'accepted'}}"))
        .singleElement()
        .asString()
        .startsWith("where.stage.reached must be a stage of this story: sent, delivered, seen")
        .contains("happy");
  }

  @Test
  void all_mistakes_are_reported_at_once_lists_counting_from_one() {
    assertThat(mistakes("{'all':[{'line':'fax'},{'not':{'lead':1}},{'origin':'ok'}]}"))
        .containsExactly(
            "where.all.1.line must be one of messenger, web",
            "where.all.2.not.lead must be true or false");
  }

  @Test
  void fifty_conditions_are_read_and_one_more_is_refused_however_they_are_spread() {
    assertThat(read(any(50))).isInstanceOf(Any.class);
    assertThat(mistakes(any(51)))
        .containsExactly("where has more than 50 conditions; leave some out");
    assertThat(mistakes("{'all':[%s,%s]}".formatted(any(26), any(25))))
        .containsExactly("where has more than 50 conditions; leave some out");
    assertThat(mistakes(any(3_000)))
        .containsExactly("where has more than 50 conditions; leave some out");
  }

  private static String any(int conditions) {
    return IntStream.range(0, conditions)
        .mapToObj(i -> "{'origin':'o%d'}".formatted(i))
        .collect(Collectors.joining(",", "{'any':[", "]}"));
  }

  @Test
  void four_levels_are_read_and_a_fifth_is_refused() {
    assertThat(read("{'not':{'all':[{'any':[{'not':{'lead':true}}]}]}}")).isInstanceOf(Not.class);
    assertThat(mistakes("{'not':{'all':[{'any':[{'not':{'not':{'lead':true}}}]}]}}"))
        .containsExactly(
            "where.not.all.1.any.1.not.not stands in more than 4 of all, any and not; use fewer");
  }
}
