package io.promobot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.flow.Reception.Heard;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opting out works wherever somebody is: in every state that any story and any form can reach. */
class EveryStateTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> TYPED =
      List.of(
          "yes",
          "no",
          "reveal",
          "hello",
          "5",
          "sign up",
          "Ana",
          "ana@example.com",
          "612345678",
          "skip",
          "back",
          "help",
          "Sales",
          "where are you?",
          "delete my data",
          "exit");
  private static final Reception RECEPTION =
      new Reception(
          new FormSetting(
              Texts.preset(SignUpStory.STORY).of("Umi Shop"),
              Texts.preset(SupportStory.STORY).of("Umi Shop"),
              Texts.preset(ForgetStory.STORY).of("Umi Shop"),
              Topics.of(List.of("Sales", "Everything else")),
              "ES"));
  private static final List<State> STATES =
      Stories.ALL.stream()
          .filter(Story::forCampaigns)
          .flatMap(story -> reachable(story).stream())
          .toList();

  /** Where somebody is. */
  private record State(Conversation now, Optional<Form> form, Texts copy, List<String> offered) {
    static State first(Story story) {
      return new State(
          Conversation.FRESH, Optional.empty(), Texts.preset(story).of("Umi Shop"), List.of());
    }

    String key() {
      return now.step()
          + form.map(
                  each ->
                      " in "
                          + each.kind()
                          + " "
                          + each.asked()
                          + (each.asksToStop() ? " in doubt" : ""))
              .orElse("");
    }

    State hears(Action did, Optional<FormTap> tap) {
      Turn turn = RECEPTION.hear(form, new Heard(did, tap, false), now, copy);
      Action told = turn.stops() ? Action.stopped(NOON) : did;
      told = turn.asksAgain() ? Action.listensAgain(NOON) : told;
      Decision next = turn.taken() ? Decision.silent(now) : StoryFlow.decide(now, told, copy);
      Conversation then = next.next();
      var greeted =
          new Conversation(
              then.optedOut(),
              then.campaign(),
              then.step(),
              true,
              Optional.empty(),
              then.language());
      List<String> choices =
          turn.lines().stream()
              .flatMap(line -> line.message().choices().stream())
              .map(Message.Choice::payload)
              .toList();
      return new State(greeted, turn.form(), copy, choices);
    }

    State says(String words) {
      return hears(Action.said(NOON, words), Optional.empty());
    }

    Stream<State> next() {
      Stream<State> begun = Stream.of(hears(Action.started(NOON), Optional.empty()));
      Stream<State> typed = TYPED.stream().map(this::says);
      Stream<State> tapped =
          copy.story().buttons().stream()
              .map(
                  button ->
                      hears(
                          Action.tapped(NOON, Coupon.tap(button, Conversation.WELCOME)),
                          Optional.empty()));
      Stream<State> chosen =
          offered.stream()
              .filter(payload -> FormTap.read(payload).isPresent())
              .map(payload -> hears(Action.said(NOON, "a label"), FormTap.read(payload)));
      return Stream.of(begun, typed, tapped, chosen).flatMap(each -> each);
    }
  }

  private static List<State> reachable(Story story) {
    Map<String, State> known = new LinkedHashMap<>();
    var open = new ArrayDeque<>(List.of(State.first(story)));
    while (!open.isEmpty()) {
      State state = open.remove();
      if (!state.now().optedOut() && known.putIfAbsent(state.key(), state) == null) {
        state.next().forEach(open::add);
      }
    }
    return List.copyOf(known.values());
  }

  static Stream<String> stops() {
    return Stream.concat(
        TypedTest.stops(), Stream.of("stoooop", "🛑", "“STOP!!”", "unsubcribe me"));
  }

  @Test
  void the_walk_comes_to_every_step_of_every_story_and_to_every_form() {
    assertThat(STATES).extracting(state -> state.now().step()).containsAll(Coupon.STEPS);
    for (FeedbackStory.Step step : FeedbackStory.Step.values()) {
      assertThat(STATES).extracting(state -> state.now().step()).contains(step.name());
    }
    for (Form.Kind kind : Form.Kind.values()) {
      assertThat(STATES).anyMatch(at -> at.form().filter(open -> open.kind() == kind).isPresent());
    }
    assertThat(STATES).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("stops")
  void a_person_who_wants_no_more_offers_is_out_in_every_one_of_them(String words) {
    List<String> in = new ArrayList<>();
    for (State state : STATES) {
      if (!state.says(words).now().optedOut()) {
        in.add(state.copy().story() + " " + state.key());
      }
    }

    assertThat(in).as("still in after \"%s\"", words).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.promobot.flow.TypedTest#noStops")
  void nobody_is_out_in_any_of_them_who_says_something_else(String words) {
    assertThat(STATES)
        .filteredOn(state -> state.says(words).now().optedOut())
        .extracting(State::key)
        .isEmpty();
  }
}
