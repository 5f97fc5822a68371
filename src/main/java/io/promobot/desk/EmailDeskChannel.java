package io.promobot.desk;

import io.promobot.channel.Channel;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.Letter;
import io.promobot.channel.News;
import io.promobot.channel.Notice;
import io.promobot.channel.NoticeText;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Sent;
import io.promobot.contact.Email;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Notifies a desk by e-mail; a reply goes to the person who asked. */
public final class EmailDeskChannel implements DeskChannel {
  private static final int LONGEST = 20_000;

  private final Channel<Letter> letters;
  private final String ofSettings;

  /** {@code ofSettings} is the shop's own mailbox. */
  public EmailDeskChannel(Channel<Letter> letters, String ofSettings) {
    this.letters = letters;
    this.ofSettings = ofSettings;
  }

  @Override
  public Kind kind() {
    return new Kind(
        "email", "E-mail", "E-mail address", "sales@example.com", Optional.of(ofSettings), false);
  }

  @Override
  public String cleaned(String typed) {
    return Email.read(typed).map(Email::address).orElse(typed);
  }

  @Override
  public Optional<String> mistake(String address) {
    return address.isEmpty() || Email.read(address).isPresent()
        ? Optional.empty()
        : Optional.of("This is not an e-mail address. Write one like sales@example.com.");
  }

  @Override
  public String masked(String address) {
    return address;
  }

  @Override
  public Future<Sent> send(Outgoing<News> outgoing) {
    String to = outgoing.recipient().isEmpty() ? ofSettings : outgoing.recipient();
    return letters.send(new Outgoing<>(outgoing.id(), to, letter(outgoing.content().notice())));
  }

  static Letter letter(Notice notice) {
    String subject =
        "[%s] Request %s: %s".formatted(notice.business(), notice.number(), notice.topic());
    String html = NoticeText.of(notice, LONGEST, EmailDeskChannel::escaped).replace("\n", "<br>\n");
    return Letter.automatic(
        notice.email(),
        subject,
        NoticeText.of(notice, LONGEST, UnaryOperator.identity()),
        "<!doctype html>\n<html><body><p>" + html + "</p></body></html>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
