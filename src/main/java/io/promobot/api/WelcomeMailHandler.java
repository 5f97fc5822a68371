package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.RewordingJson;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.lead.WelcomeCopy;
import io.promobot.lead.WelcomeLetters;
import io.promobot.lead.WelcomeMail;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The texts of the welcome e-mail, and a preview of the main one. */
public final class WelcomeMailHandler implements Endpoints {
  /** Whom the preview is written to. */
  private static final String SOMEBODY = "Ana";

  /** By language, with what is sent in it as long as the owner has written nothing. */
  private static final List<Spoken> LANGUAGES =
      Arrays.stream(StoryLanguage.values()).map(Spoken::of).toList();

  private final Supplier<Future<WelcomeLetters>> find;
  private final Function<UnaryOperator<WelcomeLetters>, Future<WelcomeLetters>> change;
  private final Sender sender;

  /** The sender. */
  public record Sender(Supplier<String> name, String address) {
    String business() {
      return name.get();
    }
  }

  private record Preview(String subject, String text, String html) {}

  private record Spoken(
      String language, String name, boolean rightToLeft, Map<String, String> defaults) {
    static Spoken of(StoryLanguage each) {
      return new Spoken(
          each.tag(), each.ownName(), each.isRightToLeft(), WelcomeCopy.of(each).texts());
    }
  }

  private record Shown(
      String subject,
      String text,
      String language,
      Map<String, Object> translations,
      List<Spoken> languages,
      Preview preview,
      String from,
      Map<String, Integer> limits) {}

  /** {@code change} fails with what the edit throws. */
  public WelcomeMailHandler(
      Supplier<Future<WelcomeLetters>> find,
      Function<UnaryOperator<WelcomeLetters>, Future<WelcomeLetters>> change,
      Sender sender) {
    this.find = find;
    this.change = change;
    this.sender = sender;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_welcome_mail", this::show), answers("update_welcome_mail", this::update));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return find.get().map(this::shown).map(Reply::ok);
  }

  private Future<Reply> update(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    var copy = new WelcomeCopy(body.getString("subject"), body.getString("text")).tidy();
    var others = RewordingJson.translations(body);
    var read = Optional.ofNullable(body.getString("language"));
    return change
        .apply(before -> changed(readIn(read, before), copy, others))
        .map(this::shown)
        .map(Reply::ok);
  }

  private WelcomeLetters readIn(Optional<String> language, WelcomeLetters before) {
    if (language.filter(tag -> !tag.equals(before.language().tag())).isPresent()) {
      throw StoryHandler.otherLanguage(shown(before));
    }
    return before;
  }

  private static WelcomeLetters changed(
      WelcomeLetters before, WelcomeCopy copy, Map<String, Map<String, String>> others) {
    refuse(before.mistakes(others.keySet()));
    var after = before.with(copy, others);
    refuse(after.mistakes());
    return after;
  }

  private static void refuse(List<WelcomeCopy.Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      throw Problem.badInput(
          mistakes.stream().map(each -> new Mistake(each.field(), each.message())).toList());
    }
  }

  private Shown shown(WelcomeLetters letters) {
    var letter = WelcomeMail.of(letters, Optional.empty(), SOMEBODY, sender.business());
    return new Shown(
        letters.main().subject(),
        letters.main().text(),
        letters.language().tag(),
        letters.others().tagged(),
        LANGUAGES,
        new Preview(letter.subject(), letter.text(), letter.html()),
        sender.business() + " <" + sender.address() + ">",
        WelcomeCopy.limits());
  }
}
