package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Await;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Messenger, which posts one signed event after the other, each on a connection of its own. */
final class SignedPosts implements AutoCloseable {
  private static final String EVENT =
      "{\"object\":\"page\",\"entry\":[{\"id\":\"%1$s\",\"time\":%2$d,\"messaging\":[{\"sender\":{\"id\":\"%3$s\"},"
          + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":%2$d,"
          + "\"message\":{\"mid\":\"%4$s\",\"text\":\"hello\"}}]}]}";
  private static final int AT_MOST_MS = 10_000;

  private final URI hook;
  private final Thread thread = new Thread(this::run, "signed posts");
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  /** The result of one post; status 0 when its connection broke. */
  record Answer(int status, Duration took) {}

  SignedPosts(int port) {
    hook = URI.create("http://127.0.0.1:" + port + Shop.HOOK);
    thread.start();
  }

  private void run() {
    while (!over) {
      long begun = Pauses.nanos();
      int status = post();
      answers.add(new Answer(status, Duration.ofNanos(Pauses.nanos() - begun)));
    }
  }

  private int post() {
    byte[] body =
        EVENT
            .formatted(Shop.PAGE, Instant.now().toEpochMilli(), "7300000000000001", Shop.mid())
            .getBytes(UTF_8);
    try {
      var post = (HttpURLConnection) hook.toURL().openConnection();
      post.setConnectTimeout(AT_MOST_MS);
      post.setReadTimeout(AT_MOST_MS);
      post.setDoOutput(true);
      post.setRequestProperty("Connection", "close");
      post.setRequestProperty("X-Hub-Signature-256", Shop.signature(body));
      post.setFixedLengthStreamingMode(body.length);
      post.getOutputStream().write(body);
      return post.getResponseCode();
    } catch (IOException broken) {
      return 0;
    }
  }

  /** Waits for this many more answers and returns them. */
  List<Answer> next(int count) {
    int from = answers.size() + 1;
    Await.until(() -> answers.size() >= from + count);
    return List.copyOf(answers).subList(from, from + count);
  }

  @Override
  public void close() {
    over = true;
  }
}
