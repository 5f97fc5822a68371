package io.promobot.letter;

import io.promobot.channel.Letter;
import io.promobot.channel.LetterPage;
import io.promobot.letter.Week.Campaign;
import io.promobot.letter.Week.Change;
import io.promobot.letter.Week.Off;
import io.promobot.stats.ShopDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a week into a letter: plain text, and the same as tables; each line leads to its page. */
final class WeeklyLetter {
  private static final int MOST_CAMPAIGNS = 5;
  private static final int MOST_CHANNELS = 5;
  private static final String WELCOME = "welcome";

  /** The welcome's name until the owner gives it another. */
  private static final String WELCOME_NAME = "Welcome";

  private final LetterWords words;
  private final String site;
  private final ShopDays days;

  /**
   * One line; {@code now} is empty where it is a sentence, and {@code before} where there is
   * nothing to compare it with.
   */
  private record Line(String label, String now, Optional<String> before, String path) {}

  /** Lines below a heading, or a sentence that there are none. */
  private record Part(String heading, List<Line> lines, String otherwise) {}

  /**
   * @param site the address at which the dashboard is, without a slash at its end
   */
  WeeklyLetter(LetterWords words, String site, ShopDays days) {
    this.words = words;
    this.site = site;
    this.days = days;
  }

  Letter of(Week week, String business) {
    String subject = dated("subject", week).replace("{business}", business);
    String title = dated("title", week);
    List<Part> parts = List.of(wentOut(week), cameOf(week), waits(week), failed(week));
    return Letter.automatic(
        Optional.empty(), subject, text(title, parts), html(subject, title, parts));
  }

  private String dated(String key, Week week) {
    return words.get(key, "from", words.day(week.from())).replace("{to}", words.day(week.to()));
  }

  private Part wentOut(Week week) {
    List<Line> lines = new ArrayList<>();
    Change people = week.reached("sent");
    if (people.now() + people.before() > 0) {
      lines.add(line(words.get("people"), people, "/campaigns"));
    }
    week.campaigns().stream()
        .limit(MOST_CAMPAIGNS)
        .map(
            each ->
                line(words.get("to", "name", name(each)), each.sent(), "/campaigns/" + each.id()))
        .forEach(lines::add);
    week.campaigns().stream()
        .skip(MOST_CAMPAIGNS)
        .map(Campaign::sent)
        .reduce(Change::and)
        .ifPresent(rest -> lines.add(line(words.get("more"), rest, "/compare")));
    Change sends = week.waiting().sends();
    if (sends.now() + sends.before() > 0) {
      lines.add(line(words.get("sends"), sends, "/campaigns"));
    }
    return new Part(words.get("went_out"), lines, words.get("nothing_out"));
  }

  private String name(Campaign campaign) {
    return campaign.id().equals(WELCOME) && campaign.name().equals(WELCOME_NAME)
        ? words.get("welcome")
        : campaign.name();
  }

  private Part cameOf(Week week) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(words.get("customers"), week.customers(), "/origins?days=7"));
    for (String stage : List.of("responded", "revealed", "redeemed")) {
      lines.add(line(words.get(stage), week.reached(stage), "/compare?goal=" + stage));
    }
    week.sales()
        .forEach(
            (currency, money) ->
                lines.add(
                    new Line(
                        words.get("sales", "currency", currency.isEmpty() ? "–" : currency),
                        words.money(money.now(), currency),
                        Optional.of(words.money(money.before(), currency)),
                        "/origins?days=7")));
    return new Part(words.get("came_of"), lines, "");
  }

  private Part waits(Week week) {
    String planned =
        week.waiting()
            .next()
            .map(at -> words.get("planned_next", "day", words.day(days.dayOf(at))))
            .orElse(words.get("planned"));
    return new Part(
        words.get("waits"),
        List.of(
            line(words.get("requests"), week.waiting().requests(), "/requests"),
            line(planned, week.waiting().planned(), "/campaigns")),
        "");
  }

  private Part failed(Week week) {
    List<Line> lines = new ArrayList<>();
    if (week.failed().deliveries() > 0) {
      lines.add(
          line(words.get("not_delivered"), week.failed().deliveries(), "/deliveries?state=failed"));
    }
    week.failed().channels().entrySet().stream()
        .limit(MOST_CHANNELS)
        .map(each -> line(words.get("channel", "name", each.getKey()), each.getValue(), "/topics"))
        .forEach(lines::add);
    week.failed().off().stream().limit(MOST_CHANNELS).map(this::off).forEach(lines::add);
    long more = week.failed().off().size() - MOST_CHANNELS;
    if (more > 0) {
      lines.add(line(words.get("more_off"), more, "/topics"));
    }
    if (week.failed().retrying() > 0) {
      lines.add(
          line(words.get("retrying"), week.failed().retrying(), "/deliveries?state=retrying"));
    }
    if (week.failed().sends() > 0) {
      lines.add(line(words.get("not_sent"), week.failed().sends(), "/campaigns"));
    }
    return new Part(words.get("failed"), lines, words.get("nothing_failed"));
  }

  /** The names come last, as owners may write anything into them. */
  private Line off(Off channel) {
    String sentence =
        words
            .get("off", "day", words.day(days.dayOf(channel.since())))
            .replace("{why}", words.why(channel.reason(), channel.type()))
            .replace("{name}", channel.name());
    return new Line(sentence, "", Optional.empty(), "/topics");
  }

  private Line line(String label, Change change, String path) {
    return new Line(
        label, words.number(change.now()), Optional.of(words.number(change.before())), path);
  }

  private Line line(String label, long number, String path) {
    return new Line(label, words.number(number), Optional.empty(), path);
  }

  private String text(String title, List<Part> parts) {
    StringBuilder text = new StringBuilder(title + "\n" + words.get("against") + "\n");
    for (Part part : parts) {
      text.append("\n").append(part.heading()).append("\n");
      for (Line line : part.lines()) {
        text.append("- ").append(line.label());
        text.append(line.now().isEmpty() ? "" : ": ").append(line.now());
        line.before()
            .ifPresent(
                before ->
                    text.append(" (")
                        .append(words.get("before"))
                        .append(": ")
                        .append(before)
                        .append(")"));
        text.append("\n  ").append(site).append(line.path()).append("\n");
      }
      if (part.lines().isEmpty()) {
        text.append(part.otherwise()).append("\n");
      }
    }
    return text + "\n" + words.get("stop") + ":\n" + site + SETTINGS + "\n";
  }

  private static final String SETTINGS = "/settings?section=letter";

  private String html(String subject, String title, List<Part> parts) {
    StringBuilder html = new StringBuilder();
    html.append("<h1 style=\"margin:0;font-size:20px\">").append(LetterPage.escaped(title));
    html.append("</h1>\n").append(LetterPage.paragraphs(words.get("against")));
    parts.forEach(part -> html.append("\n").append(table(part)));
    html.append("\n<p style=\"font-size:14px\"><a href=\"");
    html.append(LetterPage.escaped(site + SETTINGS)).append("\">");
    html.append(LetterPage.escaped(words.get("stop"))).append("</a></p>");
    return LetterPage.of(Optional.of(words.language()), subject, html.toString());
  }

  private String table(Part part) {
    String heading = LetterPage.escaped(part.heading());
    StringBuilder rows = new StringBuilder();
    boolean compared = part.lines().stream().anyMatch(line -> line.before().isPresent());
    if (compared) {
      rows.append(ROW.formatted("th", "", words.get("week"), words.get("before")));
    }
    for (Line line : part.lines()) {
      String link =
          "<a href=\"%s\">%s</a>"
              .formatted(LetterPage.escaped(site + line.path()), LetterPage.escaped(line.label()));
      rows.append(
          ROW.formatted(
              "td",
              link,
              LetterPage.escaped(line.now()),
              LetterPage.escaped(line.before().orElse(""))));
    }
    return part.lines().isEmpty()
        ? EMPTY.formatted(heading, LetterPage.paragraphs(part.otherwise()))
        : TABLE.formatted(heading, rows);
  }

  private static final String EMPTY = "<h2 style=\"margin:24px 0 0;font-size:16px\">%s</h2>\n%s";

  private static final String TABLE =
      """
      <h2 style="margin:24px 0 4px;font-size:16px">%s</h2>
      <table width="100%%" cellpadding="4" cellspacing="0" border="0" style="border-collapse:collapse">
      %s</table>\
      """;

  private static final String ROW =
      """
      <tr><%1$s align="left">%2$s</%1$s><%1$s align="right" width="70">%3$s</%1$s><%1$s align="right" width="70" style="color:#57534e">%4$s</%1$s></tr>
      """;
}
