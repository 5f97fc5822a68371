package io.promobot.intake;

import io.promobot.contact.Email;
import io.promobot.contact.Phone;
import io.promobot.contact.Visible;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.text.Cut;
import io.promobot.text.StoryLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the known fields out of a form, each by any of its names, and collects what is wrong with
 * them, so that all mistakes are reported at once.
 */
final class FormFields {
  private static final int MOST_ATTRIBUTES = 20;
  private static final int LONGEST_ATTRIBUTE = 200;

  private final FormBody form;
  private final Set<String> used = new HashSet<>();
  private final Map<String, String> unseen = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private record Found(String name, String text) {}

  FormFields(FormBody form) {
    this.form = form;
  }

  /** The first of these with a value; names are compared without case. */
  private Optional<Found> find(String... names) {
    for (var name : names) {
      for (var field : form.texts().entrySet()) {
        if (field.getKey().strip().equalsIgnoreCase(name)) {
          var text = Visible.lines(field.getValue());
          if (says(text, names)) {
            used.add(field.getKey());
            return Optional.of(new Found(field.getKey(), text));
          }
          noteUnseen(names[0], field.getKey(), field.getValue());
        }
      }
    }
    refuseNested(names);
    return Optional.empty();
  }

  private static boolean says(String text, String... names) {
    return Visible.any(text) && !UnsetVariable.is(text.strip(), List.of(names));
  }

  private void noteUnseen(String name, String field, String text) {
    if (!text.isBlank() && !Visible.any(text)) {
      unseen.put(name, field);
    }
  }

  private void refuseNested(String... names) {
    for (var nested : form.nested()) {
      for (var name : names) {
        if (nested.strip().equalsIgnoreCase(name)) {
          mistakes.add(new Mistake(nested, "must be one text, not a list or an object"));
        }
      }
    }
  }

  /** At most this long. */
  Optional<String> text(int longest, String... names) {
    return find(names).map(found -> checked(found, longest));
  }

  private String checked(Found found, int longest) {
    int length = found.text().codePointCount(0, found.text().length());
    if (length > longest) {
      mistakes.add(
          new Mistake(
              found.name(),
              "is " + length + " characters long; at most " + longest + " are taken"));
    }
    return found.text();
  }

  /** One line. */
  Optional<String> line(int longest, String... names) {
    return text(longest, names).map(Visible::line);
  }

  /** For something that is only counted: too long is cut, not refused. */
  Optional<String> tag(int longest, String... names) {
    return find(names).map(found -> Cut.firstPoints(Visible.line(found.text()), longest).strip());
  }

  /** One of those that we speak; any other is kept like a field that we do not know. */
  Optional<StoryLanguage> language(String name) {
    Optional<Found> found = find(name);
    Optional<StoryLanguage> ours =
        found.map(Found::text).map(String::strip).flatMap(StoryLanguage::of);
    if (ours.isEmpty()) {
      found.map(Found::name).ifPresent(used::remove);
    }
    return ours;
  }

  Optional<Email> email(String... names) {
    var found = find(names);
    var email = found.flatMap(each -> Email.read(each.text()));
    if (found.isPresent() && email.isEmpty()) {
      mistakes.add(
          new Mistake(found.get().name(), "is not an e-mail address, such as ana@example.com"));
    }
    return email;
  }

  Optional<String> phone(String region, String... names) {
    var found = find(names);
    var phone = found.flatMap(each -> Phone.read(each.text(), region));
    if (found.isPresent() && phone.isEmpty()) {
      mistakes.add(
          new Mistake(
              found.get().name(),
              "is not a phone number; write it with the country code, such as +34 612 345 678"));
    }
    return phone;
  }

  /** Unless something else is already wrong with it. */
  void need(Optional<?> value, String name) {
    need(value, name, "is missing");
  }

  /** The same with a hint that another name would do as well. */
  void need(Optional<?> value, String name, String message) {
    if (value.isEmpty() && unseen.containsKey(name)) {
      mistakes.add(new Mistake(unseen.get(name), "has only characters that nobody can see"));
      return;
    }
    boolean told = mistakes.stream().anyMatch(each -> each.field().equalsIgnoreCase(name));
    if (value.isEmpty() && !told && used.stream().noneMatch(name::equalsIgnoreCase)) {
      mistakes.add(new Mistake(name, message));
    }
  }

  boolean fine() {
    return mistakes.isEmpty();
  }

  void refuse(String field, String message) {
    mistakes.add(new Mistake(field, message));
  }

  /** All other fields, up to our limits; a misplaced token is not one of them. */
  Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    form.texts()
        .forEach(
            (name, text) -> {
              boolean kept = !used.contains(name) && !name.equals("token") && says(text, name);
              if (kept && others.size() < MOST_ATTRIBUTES) {
                others.put(name, Cut.firstPoints(Visible.lines(text), LONGEST_ATTRIBUTE));
              }
            });
    return others;
  }

  /** Reports all mistakes, if there are any. */
  void check() {
    if (!mistakes.isEmpty()) {
      throw Problem.badInput(mistakes);
    }
  }
}
