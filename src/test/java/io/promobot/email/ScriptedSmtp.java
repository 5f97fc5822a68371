package io.promobot.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Await;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail server that records every line it is sent, and answers as a test says. */
final class ScriptedSmtp implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Vertx vertx = Vertx.vertx();
  private final ServerSocket door;
  private final Function<String, Optional<String>> script;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();

  /**
   * {@code script} answers commands and complete e-mails; anything it leaves is answered with 250.
   */
  ScriptedSmtp(Function<String, Optional<String>> script) {
    this.script = script;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that offers these extensions. */
  static ScriptedSmtp offering(String... extensions) {
    String more =
        String.join("", List.of(extensions).stream().map("\r\n250 %s"::formatted).toList());
    String answer = ("250 mail.test" + more).replaceAll("250 (?=[^\r]*\r\n)", "250-");
    return new ScriptedSmtp(
        line -> line.startsWith("EHLO") ? Optional.of(answer) : Optional.empty());
  }

  EmailChannel channel(String from, String business) {
    return new EmailChannel(
        vertx,
        EmailChannel.workers(vertx, LIMIT),
        new MailSettings(
            "127.0.0.1",
            door.getLocalPort(),
            MailSettings.Security.NONE,
            Optional.empty(),
            from,
            LIMIT),
        () -> business,
        InstantSource.system());
  }

  List<String> commands() {
    return commands;
  }

  List<String> mails() {
    return mails;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        converse(client);
      } catch (IOException over) {
        // The client has left, or the test is over.
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 mail.test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      if (line.equals("QUIT")) {
        return;
      }
      say(out, script.apply(line).orElse(line.equals("DATA") ? "354 Go on" : "250 Fine"));
      if (line.equals("DATA")) {
        String mail = letter(in);
        mails.add(mail);
        say(out, script.apply(mail).orElse("250 Taken"));
      }
    }
  }

  private static String letter(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("left in the middle of a letter");
      }
      mail.append(line).append("\r\n");
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    Await.on(vertx.close());
    door.close();
  }
}
