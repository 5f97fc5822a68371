package io.promobot.channel;

import io.promobot.text.Cut;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notice in words, for channels that show a text. */
public final class NoticeText {
  private static final int LONGEST_LABEL = 200;

  private NoticeText() {}

  /**
   * Lines ended by \n; a question longer than {@code longest} is cut.
   *
   * @param harmless escapes what strangers wrote for the channel's own format
   */
  public static String of(Notice notice, int longest, UnaryOperator<String> harmless) {
    UnaryOperator<String> line = text -> harmless.apply(Cut.to(oneLine(text), LONGEST_LABEL));
    String head = "Request " + notice.number() + " · " + line.apply(notice.topic());
    String who =
        Stream.of(notice.name(), notice.email(), notice.phone().map(NoticeText::dialled))
            .flatMap(Optional::stream)
            .map(line)
            .collect(Collectors.joining(" · "));
    String from = notice.origin().isEmpty() ? null : "Came from: " + line.apply(notice.origin());
    String question = harmless.apply(Cut.to(notice.question(), longest));
    return Stream.of(head, "", question, "", who.isEmpty() ? null : who, from, notice.link())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /** A phone number's extension as people write it. */
  private static String dialled(String phone) {
    return phone.replace(";ext=", " ext. ");
  }

  /** What others wrote, on one line. */
  public static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }
}
