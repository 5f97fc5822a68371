package io.promobot.flow;

import io.promobot.flow.Message.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be tapped below a story's message, in order: its buttons, its link, what opens forms.
 */
final class Choices {
  private final List<Button> buttons = new ArrayList<>();
  private Optional<Text> toCoupon = Optional.empty();
  private final Map<FormTap.Kind, Text> taps = new LinkedHashMap<>();

  void add(Button... more) {
    buttons.addAll(List.of(more));
  }

  void add(FormTap.Kind tap, Text label) {
    taps.put(tap, label);
  }

  void linkToCoupon(Text label) {
    toCoupon = Optional.of(label);
  }

  List<Button> buttons() {
    return List.copyOf(buttons);
  }

  Optional<Text> toCoupon() {
    return toCoupon;
  }

  /** As this customer sees them. */
  List<Choice> of(Texts copy, Reader reader) {
    Stream<Choice> links =
        reader.coupon().stream()
            .flatMap(
                own -> toCoupon.stream().map(label -> Choice.link(copy.get(label), own.page())));
    Stream<Choice> forms =
        taps.entrySet().stream()
            .map(each -> FormTap.choice(each.getKey(), copy.get(each.getValue())));
    return Stream.of(
            buttons.stream().flatMap(button -> button.choice(copy, reader).stream()), links, forms)
        .flatMap(each -> each)
        .toList();
  }

  /**
   * Buttons that lead nowhere are left out of a message, so they are found by their payloads.
   *
   * @return the text that this choice's label comes from; empty when it is fixed
   */
  Optional<Text> label(Choice choice) {
    return buttons.stream()
        .filter(button -> button.madeOf(choice))
        .findFirst()
        .flatMap(Button::label)
        .or(() -> toCoupon.filter(label -> choice.isLink()))
        .or(() -> FormTap.read(choice.payload()).map(FormTap::kind).map(taps::get));
  }
}
