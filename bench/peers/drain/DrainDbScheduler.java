import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** DrainDbScheduler fill|drain: db-scheduler polling as in its own benchmark. */
public class DrainDbScheduler {

  static final int MESSAGES = Integer.parseInt(setting("MESSAGES", "100000"));
  static final int CONCURRENCY = Integer.parseInt(setting("CONCURRENCY", "128"));
  static final URI MOCK =
      URI.create(setting("MOCK_URL", "http://127.0.0.1:18330/v21.0/me/messages"));

  static final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  static final long[] nanos = new long[MESSAGES * 2];
  static final AtomicInteger sent = new AtomicInteger();
  static final AtomicLong begun = new AtomicLong();

  static final OneTimeTask<String> send =
      Tasks.oneTime("send", String.class).execute((instance, context) -> post(instance.getData()));

  public static void main(String[] args) throws Exception {
    try (HikariDataSource database = database()) {
      if (args[0].equals("fill")) {
        fill(database);
      } else {
        drain(database);
      }
    }
    System.exit(0); // the HTTP client's threads are not daemons on every JDK
  }

  static void fill(HikariDataSource database) throws SQLException {
    run(
        database,
        """
        DROP TABLE IF EXISTS scheduled_tasks;
        CREATE TABLE scheduled_tasks (
          task_name text NOT NULL,
          task_instance text NOT NULL,
          task_data bytea,
          execution_time timestamptz,
          picked boolean NOT NULL,
          picked_by text,
          last_success timestamptz,
          last_failure timestamptz,
          consecutive_failures int,
          last_heartbeat timestamptz,
          version bigint NOT NULL,
          priority smallint,
          state text,
          PRIMARY KEY (task_name, task_instance)
        );
        CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
        CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)
        """);
    SchedulerClient client = SchedulerClient.Builder.create(database, send).build();
    Instant due = Instant.now();
    for (int from = 0; from < MESSAGES; from += 10_000) {
      var batch = new ArrayList<TaskInstance<?>>();
      for (int number = from; number < Math.min(from + 10_000, MESSAGES); number++) {
        batch.add(send.instance(Integer.toString(number), message(number)));
      }
      client.scheduleBatch(batch, due);
    }
    run(database, "VACUUM ANALYZE scheduled_tasks");
  }

  static void drain(HikariDataSource database) throws Exception {
    Scheduler scheduler =
        Scheduler.create(database, send)
            .threads(CONCURRENCY)
            .pollUsingLockAndFetch(2, 4)
            .pollingInterval(Duration.ofMillis(100))
            .build();
    scheduler.start();
    while (sent.get() < MESSAGES || waiting(database) > 0) {
      Thread.sleep(20);
    }
    long end = System.nanoTime();
    report(end);
    scheduler.stop();
  }

  static void post(String message) {
    long start = System.nanoTime();
    begun.compareAndSet(0, start);
    var request =
        HttpRequest.newBuilder(MOCK)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer t")
            .POST(HttpRequest.BodyPublishers.ofString(message))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("answered " + status);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    nanos[sent.getAndIncrement()] = System.nanoTime() - start;
  }

  static void report(long end) throws IOException {
    int count = sent.get();
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    long age = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    long ready = age - (System.nanoTime() - begun.get()) / 1_000_000;
    System.out.printf(
        Locale.ROOT,
        "{\"perSecond\":%d,\"sent\":%d,\"p50\":%.2f,\"p99\":%.2f,\"rss\":%d,\"ready\":%d}%n",
        Math.round(MESSAGES / ((end - begun.get()) / 1e9)),
        count,
        sorted[(count - 1) / 2] / 1e6,
        sorted[(int) ((count - 1) * 0.99)] / 1e6,
        mostMemory(),
        ready);
  }

  /** The most resident memory this process has had, in MB, as Linux counts it. */
  static long mostMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return 0;
  }

  static String message(int number) {
    return """
        {"recipient":{"id":"90%014d"},"messaging_type":"RESPONSE",\
        "message":{"text":"Here is your coupon: 20 %% off"}}"""
        .formatted(number);
  }

  static int waiting(HikariDataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM scheduled_tasks")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  static void run(HikariDataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static HikariDataSource database() {
    URI url = URI.create(System.getenv("DATABASE_URL"));
    String[] user = url.getUserInfo().split(":", 2);
    var config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://%s:%d%s?reWriteBatchedInserts=true"
            .formatted(url.getHost(), url.getPort() < 0 ? 5432 : url.getPort(), url.getPath()));
    config.setUsername(user[0]);
    config.setPassword(user.length > 1 ? user[1] : "");
    config.setMaximumPoolSize(32);
    return new HikariDataSource(config);
  }

  static String setting(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
