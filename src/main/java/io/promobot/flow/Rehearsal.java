package io.promobot.flow;

import io.promobot.flow.Reception.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a story on a draft of its texts and records the chat as the phone shows it. It makes no
 * decisions of its own: what appears is what a customer would get.
 */
public final class Rehearsal {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Texts copy;
  private final Optional<String> name;
  private final Optional<Reception> reception;
  private final List<Line> lines = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private Conversation now = Conversation.FRESH;
  private Optional<Form> form = Optional.empty();
  private Instant clock = NOON;
  private int step;
  private Reveal reveal = Reveal.SHARED;

  /** Something in the chat; {@code step} is the step that led to it, 0 for the start. */
  public sealed interface Line {
    int step();
  }

  /** A message from the bot; {@code say} is set for campaign stories only. */
  public record Told(Optional<Say> say, Message message, int step) implements Line {}

  /** What the customer wrote, or the button they tapped. */
  public record Said(String text, Optional<Button> button, int step) implements Line {}

  /** Time passes. */
  public record Passed(Duration time, int step) implements Line {}

  private record Pending(Say say, Instant due) {}

  private Rehearsal(Texts copy, Optional<String> name, Optional<Reception> reception) {
    this.copy = copy;
    this.name = name;
    this.reception = reception;
  }

  /** A campaign's story, from its first message. */
  public static List<Line> ofCampaign(Texts copy, Optional<String> name, List<String> steps) {
    Rehearsal rehearsal = new Rehearsal(copy, name, Optional.empty());
    rehearsal.does(Action.started(NOON));
    steps.forEach(rehearsal::step);
    rehearsal.rest();
    return List.copyOf(rehearsal.lines);
  }

  /** A form, from the words that open it; {@code setting} contains the draft. */
  public static List<Line> ofForm(
      Texts copy, FormSetting setting, String opening, List<String> steps) {
    Rehearsal rehearsal =
        new Rehearsal(copy, Optional.empty(), Optional.of(new Reception(setting)));
    rehearsal.hears(opening, Optional.empty());
    steps.forEach(rehearsal::step);
    return List.copyOf(rehearsal.lines);
  }

  private void step(String what) {
    step++;
    clock = clock.plusSeconds(60);
    Optional<Duration> time = time(what);
    Optional<Reveal> from = Reveal.named(what);
    Optional<Say> own = followUp(what);
    if (own.isPresent()) {
      tell(own.get());
    } else if (from.isPresent()) {
      reveal = from.get();
    } else if (time.isPresent()) {
      passes(time.get());
    } else if (reception.isPresent()) {
      hears(what, FormTap.read(what));
    } else {
      heard(what);
    }
  }

  private Optional<Say> followUp(String what) {
    return copy.story().followUps().stream()
        .map(FollowUp::say)
        .filter(say -> say.name().equals(what))
        .findFirst();
  }

  /** Anything longer than a customer would wait counts as typed words. */
  private static Optional<Duration> time(String what) {
    try {
      return Optional.of(Duration.parse(what))
          .filter(time -> !time.isNegative() && time.compareTo(LONGEST) <= 0);
    } catch (DateTimeParseException words) {
      return Optional.empty();
    }
  }

  private void passes(Duration time) {
    clock = clock.plus(time);
    lines.add(new Passed(time, step));
    List<Pending> due = pending.stream().filter(each -> !each.due().isAfter(clock)).toList();
    pending.removeAll(due);
    due.stream().filter(each -> stillOpen(each.say())).forEach(each -> tell(each.say()));
  }

  private void heard(String what) {
    String key = Button.Tap.read(what).map(Button.Tap::button).orElse(what);
    Optional<Button> button = copy.story().button(key);
    lines.add(new Said(button.map(each -> each.words(copy)).orElse(what), button, step));
    if (button.isPresent()) {
      form = Optional.empty();
      does(Action.tapped(clock, new Button.Tap(key, now.campaign())));
    } else {
      says(what);
    }
  }

  /** Only what every story hears is heard here; a form has a rehearsal of its own. */
  private void says(String what) {
    Action said = Action.said(clock, what);
    Leaving leaving = copy.story().leaving().orElseThrow();
    Typed typed = Typed.of(said.said(), form, now, copy);
    Optional<Turn> turn =
        FormTap.wished(what, form)
            .map(tap -> copy.story().speaking().orElseThrow().answer(tap, form, now, copy))
            .or(() -> form.flatMap(open -> leaving.answered(form, said, typed, copy)));
    if (turn.isEmpty() && typed.likely() == Words.PERHAPS_STOP && !now.optedOut()) {
      turn = Optional.of(leaving.ask(form, copy, clock));
    }
    form = turn.flatMap(Turn::form);
    if (turn.isEmpty() || turn.get().stops()) {
      does(turn.isEmpty() ? said : Action.stopped(clock));
    } else if (turn.get().asksAgain()) {
      does(Action.listensAgain(clock));
    }
    turn.stream()
        .flatMap(each -> each.lines().stream())
        .forEach(line -> lines.add(new Told(Optional.of(line.say()), line.message(), step)));
  }

  private void does(Action action) {
    // a code that people may be refused is one that the campaign has
    Texts told = reveal == Reveal.SHARED ? copy : copy.withOwnCodes();
    Decision decision = StoryFlow.decide(now, action, told).revealing(reveal);
    now = decision.next().greeted(true);
    decision.replies().forEach(this::reply);
  }

  private void reply(Say say) {
    if (say.after().isZero()) {
      tell(say);
      return;
    }
    pending.removeIf(each -> say.isOnce() && each.say() == say);
    pending.add(new Pending(say, clock.plus(say.after())));
  }

  private boolean stillOpen(Say say) {
    return !now.optedOut() && say.whileAt().filter(at -> !at.equals(now.step())).isEmpty();
  }

  private void tell(Say say) {
    Reader reader =
        new Reader(
            now.campaign(),
            name,
            button -> button.address().map(copy::get).orElse(""),
            Optional.of(CouponInHand.SAMPLE).filter(own -> reveal == Reveal.OWN_CODE));
    lines.add(new Told(Optional.of(say), say.message(copy, reader), step));
  }

  private void hears(String what, Optional<FormTap> tap) {
    lines.add(new Said(tap.map(this::label).orElse(what), Optional.empty(), step));
    Turn turn =
        reception
            .orElseThrow()
            .hear(
                form,
                new Heard(Action.said(clock, what), tap, false),
                now,
                Texts.preset(CouponStory.STORY));
    form = turn.form();
    turn.lines().forEach(line -> lines.add(new Told(Optional.empty(), line.message(), step)));
  }

  /** The label of the button that was tapped, if it has been shown. */
  private String label(FormTap tap) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i) instanceof Told told) {
        for (Message.Choice choice : told.message().choices()) {
          if (FormTap.read(choice.payload()).equals(Optional.of(tap))) {
            return choice.label();
          }
        }
      }
    }
    return tap.topic();
  }

  /** Messages scheduled for after the last step. */
  private void rest() {
    for (Pending each : List.copyOf(pending)) {
      if (stillOpen(each.say())) {
        lines.add(new Passed(Duration.between(clock, each.due()), step));
        clock = each.due();
        tell(each.say());
      }
    }
  }
}
