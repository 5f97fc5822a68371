package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.lead.WelcomeCopy;
import io.promobot.lead.WelcomeMail;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The text of the welcome e-mail, and a preview of it. */
public final class WelcomeMailHandler implements Endpoints {
  /** Whom the preview is written to. */
  private static final String SOMEBODY = "Ana";

  private final Supplier<Future<WelcomeCopy>> find;
  private final Function<WelcomeCopy, Future<Void>> save;
  private final Sender sender;

  /** The sender. */
  public record Sender(Supplier<String> name, String address) {
    String business() {
      return name.get();
    }
  }

  private record Preview(String subject, String text, String html) {}

  private record Shown(
      String subject, String text, Preview preview, String from, Map<String, Integer> limits) {}

  public WelcomeMailHandler(
      Supplier<Future<WelcomeCopy>> find, Function<WelcomeCopy, Future<Void>> save, Sender sender) {
    this.find = find;
    this.save = save;
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
    List<Mistake> mistakes =
        copy.mistakes().stream().map(each -> new Mistake(each.field(), each.message())).toList();
    if (!mistakes.isEmpty()) {
      throw Problem.badInput(mistakes);
    }
    return save.apply(copy).map(saved -> Reply.ok(shown(copy)));
  }

  private Shown shown(WelcomeCopy copy) {
    var letter = WelcomeMail.of(copy, SOMEBODY, sender.business());
    return new Shown(
        copy.subject(),
        copy.text(),
        new Preview(letter.subject(), letter.text(), letter.html()),
        sender.business() + " <" + sender.address() + ">",
        WelcomeCopy.limits());
  }
}
