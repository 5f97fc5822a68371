package io.promobot.segment;

import static java.util.stream.Collectors.joining;

import io.promobot.channel.Line;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.segment.Condition.Active;
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
import io.promobot.segment.ConditionRefused.Mistake;
import io.promobot.text.StoryLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what one condition says about a customer. */
final class FactReader {
  private static final int LONGEST_ORIGIN = 200;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_TIMES = 1_000;
  private static final String NOT = "not";
  private static final String REACHED = "reached";

  private final StoryOf stories;
  private final List<Mistake> mistakes;

  FactReader(StoryOf stories, List<Mistake> mistakes) {
    this.stories = stories;
    this.mistakes = mistakes;
  }

  /** Empty after a mistake, which has been noted. */
  Optional<Condition> read(String at, String about, Object value) {
    String inside = at + "." + about;
    return switch (about) {
      case "line" -> line(inside, value);
      case "language" -> language(inside, value);
      case "origin" -> origin(inside, value);
      case "came" -> came(fields(inside, value, "since", "before"));
      case "active" -> active(fields(inside, value, "within_days"));
      case "stage" -> stage(fields(inside, value, "campaign", "story", REACHED, NOT, "since"));
      case "redeemed" -> redeemed(fields(inside, value, "times", "amount", "currency"));
      case "lead" -> lead(inside, value);
      default ->
          mistake(
              inside,
              "is not something a segment can ask; use all, any, not, line, language, origin, came,"
                  + " active, stage, redeemed or lead");
    };
  }

  private Optional<Condition> line(String at, Object value) {
    return value instanceof String key && Line.keys().contains(key)
        ? Optional.of(new ByLine(Line.named(key)))
        : mistake(at, "must be one of " + String.join(", ", Line.keys()));
  }

  private Optional<Condition> language(String at, Object value) {
    return Stream.of(StoryLanguage.values())
        .filter(language -> language.tag().equals(value))
        .findFirst()
        .<Condition>map(Speaks::new)
        .or(
            () ->
                mistake(
                    at,
                    "must be one of "
                        + Stream.of(StoryLanguage.values())
                            .map(StoryLanguage::tag)
                            .collect(joining(", "))));
  }

  private Optional<Condition> origin(String at, Object value) {
    return value instanceof String origin
            && origin.length() <= LONGEST_ORIGIN
            && origin.indexOf(0) < 0
        ? Optional.of(new Origin(origin))
        : mistake(at, "must be a text of at most %d characters".formatted(LONGEST_ORIGIN));
  }

  private Optional<Condition> lead(String at, Object value) {
    return value instanceof Boolean is
        ? Optional.of(is ? new Lead() : new Not(new Lead()))
        : mistake(at, "must be true or false");
  }

  private Fields fields(String at, Object value, String... known) {
    return new Fields(at, value, List.of(known), mistakes);
  }

  private Optional<Condition> came(Fields fields) {
    var since = fields.day("since");
    var before = fields.day("before");
    if (fields.right() && since.isEmpty() && before.isEmpty()) {
      return mistake(fields.at(), "needs since, before or both, each a day such as 2026-11-21");
    }
    if (since.isPresent() && before.isPresent() && !since.get().isBefore(before.get())) {
      return mistake(fields.at() + ".before", "must be later than since; nobody came between them");
    }
    return fields.right() ? Optional.of(new Came(since, before)) : Optional.empty();
  }

  private Optional<Condition> active(Fields fields) {
    var days = fields.number("within_days", MOST_DAYS);
    if (fields.right() && days.isEmpty()) {
      return mistake(fields.at() + ".within_days", "is missing");
    }
    return days.map(Active::new);
  }

  private Optional<Condition> redeemed(Fields fields) {
    var times = fields.number("times", MOST_TIMES);
    var amount = fields.amount("amount");
    var currency = fields.currency("currency");
    if (!fields.right()) {
      return Optional.empty();
    }
    if (amount.isPresent() != currency.isPresent()) {
      return mistake(
          fields.at() + (amount.isPresent() ? ".currency" : ".amount"),
          "is missing; amount and currency go together");
    }
    if (times.isEmpty() && amount.isEmpty()) {
      return mistake(fields.at(), "needs times, or amount and currency");
    }
    return Optional.of(
        new Redeemed(times, amount.map(least -> new Money(least, currency.orElseThrow()))));
  }

  private Optional<Condition> stage(Fields fields) {
    var campaign = fields.text("campaign");
    var named = fields.text("story");
    if (fields.right() && campaign.isPresent() == named.isPresent()) {
      return mistake(
          fields.at(), "needs a campaign, or the story that any of your campaigns may tell");
    }
    if (!fields.right()) {
      return Optional.empty();
    }
    var story = campaign.isPresent() ? campaign.flatMap(stories::campaign) : told(named);
    if (story.isEmpty()) {
      return campaign.isPresent()
          ? mistake(fields.at() + ".campaign", "is not the id of one of your campaigns")
          : mistake(fields.at() + ".story", "must be one of " + Stories.ofCampaigns());
    }
    var steps =
        new Steps(
            step(fields, REACHED, story.get()),
            step(fields, NOT, story.get()),
            fields.day("since"));
    if (!fields.right()) {
      return Optional.empty();
    }
    if (steps.reached().isPresent() && steps.reached().equals(steps.not())) {
      return mistake(fields.at() + ".not", "is the same as reached; that is nobody");
    }
    return Optional.of(
        campaign
            .<Condition>map(id -> new InCampaign(id, steps))
            .orElseGet(() -> new InStory(story.get(), steps)));
  }

  private static Optional<Story> told(Optional<String> key) {
    return key.flatMap(Stories::named).filter(Story::forCampaigns);
  }

  private Optional<Stage> step(Fields fields, String name, Story story) {
    var key = fields.text(name);
    var found = key.flatMap(story::stage);
    if (key.isPresent() && found.isEmpty()) {
      fields.wrong(
          name,
          "must be a stage of this story: "
              + story.stages().stream().map(Stage::key).collect(joining(", ")));
    }
    return found;
  }

  private Optional<Condition> mistake(String at, String message) {
    mistakes.add(new Mistake(at, message));
    return Optional.empty();
  }
}
