package io.promobot;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.api.ApiRoutes;
import io.promobot.backup.BackupRefused;
import io.promobot.config.AppConfig;
import io.promobot.config.ConfigException;
import io.promobot.config.LogFormat;
import io.promobot.contact.DomainName;
import io.promobot.db.DatabaseStartException;
import io.promobot.db.DatabaseWays;
import io.promobot.db.EmbeddedDatabase;
import io.promobot.intent.Meaning;
import io.promobot.jvm.ArchiveMaker;
import io.promobot.wiring.App;
import io.promobot.wiring.MetersApp;
import io.promobot.wiring.SharedApp;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.Security;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: reads the settings, starts everything, informs the operator, and stops when told to.
 */
public final class Main {
  static {
    // before the first logger is created, which reads it
    LogFormat.of(System.getenv()).choose();
  }

  /** For output that a person reads who starts us by hand; everything else is logged. */
  private static final PrintStream STDERR = System.err;

  private static final Logger log = LoggerFactory.getLogger(Main.class);
  private static final long STOP_SECONDS = 25;
  private static final long HALT_SECONDS = 28;

  /** As the JVM itself ends on SIGTERM. */
  private static final int STOPPED = 143;

  private Main() {}

  public static void main(String[] args) {
    // We draw pictures, but not on a screen.
    System.setProperty("java.awt.headless", "true");
    forgetNamesSoon();
    if (args.length > 0) {
      System.exit(did(Arguments.read(args)) ? 0 : 1);
    }
    MemoryWatch.start(STDERR);
    LoggedErrors errors = LoggedErrors.capture();
    try {
      AppConfig config = AppConfig.fromEnv(System.getenv());
      config.warnings().forEach(log::warn);
      start(config, errors);
    } catch (ConfigException | DatabaseStartException | CannotListen e) {
      refuse(e.getMessage());
    }
  }

  /**
   * A database or Facebook that moves to another address is found there; Java waits half a minute.
   */
  private static void forgetNamesSoon() {
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }

  private static boolean did(Arguments arguments) {
    return switch (arguments.wanted()) {
      case ANSWER -> told(arguments.answer());
      case REFUSAL -> complained(arguments.answer());
      case BACKUP, RESTORE, MOVE -> kept(arguments);
    };
  }

  private static boolean kept(Arguments arguments) {
    try {
      AppConfig config = AppConfig.fromEnv(System.getenv());
      return told(new Safekeeping(config.storage()).run(arguments));
    } catch (ConfigException | DatabaseStartException | BackupRefused e) {
      return complained(e.getMessage());
    } catch (RuntimeException e) {
      return complained("promobot could not do this: " + e.getMessage());
    }
  }

  private static boolean told(String answer) {
    System.out.println(answer);
    return true;
  }

  private static boolean complained(String message) {
    STDERR.println(message);
    return false;
  }

  /** What would take the first who needs it a moment too long. */
  private static void prepare() {
    Meaning.prepare();
    ApiRoutes.prepare();
  }

  private static void start(AppConfig config, LoggedErrors errors) {
    int port = port(config.http());
    daemon("prepare", Main::prepare);
    Optional<EmbeddedDatabase> embedded =
        config.storage().database().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedDatabase.start(config.storage().dataDir()));
    DatabaseWays database =
        embedded
            .map(EmbeddedDatabase::address)
            .map(DatabaseWays::to)
            .or(config.storage()::ways)
            .orElseThrow();
    PrometheusMeterRegistry meters = MetersApp.ofProcess();
    App app = new App(config, shared(config.storage(), meters, database), port);
    AtomicBoolean stopping = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopping.set(true);
                  stop(app, embedded);
                  errors.close();
                },
                "stop"));
    app.listen()
        .compose(listening -> app.ready())
        .onSuccess(welcome -> System.out.println(new Greeting(config, port).text(welcome)))
        .onSuccess(welcome -> daemon("domain names", DomainName::prepare))
        .onSuccess(welcome -> daemon("classes", ArchiveMaker::makeLater))
        .onFailure(
            failure -> {
              // a start that was told to stop has not failed
              if (!stopping.get()) {
                refuse(reason(failure, config));
              }
            });
  }

  private static SharedApp shared(
      AppConfig.Storage storage, PrometheusMeterRegistry meters, DatabaseWays database) {
    return new SharedApp(
        MetersApp.vertx(meters), meters, database, storage.readable(), storage.readLag());
  }

  /** What fails here fails again, and is reported, where it is needed. */
  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((itself, failure) -> log.debug("{} failed", name, failure));
    thread.start();
  }

  /** The port to listen on, known before anything that needs it is built. */
  private static int port(AppConfig.Http http) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(http.bind()), http.port()));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CannotListen(advice(http, e));
    }
  }

  private static String advice(AppConfig.Http http, IOException why) {
    if (String.valueOf(why.getMessage()).contains("assign requested address")) {
      return "BIND: %s is not an address of this machine (%s). Set BIND to one that is, to 0.0.0.0 for all of them, or leave it unset."
          .formatted(http.bind(), why.getMessage());
    }
    return "PORT: cannot listen on %s port %d: %s. Stop the program that uses it, or set PORT to another one (0 takes any free one)."
        .formatted(http.bind(), http.port(), why.getMessage());
  }

  /** The port is taken, or not ours to take. */
  private static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message) {
      super(message);
    }
  }

  private static String reason(Throwable failure, AppConfig config) {
    if (failure instanceof DatabaseStartException) {
      return failure.getMessage();
    }
    if (failure instanceof BindException) {
      return "PORT: cannot listen on port " + config.http().port() + ": " + failure.getMessage();
    }
    log.error("promobot could not start", failure);
    return "promobot could not start: " + failure.getMessage();
  }

  /**
   * One readable message, and out; on a thread of its own, because the event loops must continue
   * stopping.
   */
  private static void refuse(String message) {
    STDERR.println();
    STDERR.println(message);
    new Thread(() -> System.exit(1), "refuse").start();
  }

  private static void stop(App app, Optional<EmbeddedDatabase> embedded) {
    log.info("stopping");
    daemon("deadline", Main::haltInTime);
    try {
      Future<Void> stopped = app.stop();
      stopped.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("not everything stopped in time: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    embedded.ifPresent(EmbeddedDatabase::close);
    log.info("stopped");
  }

  /** Service managers kill after 30 s, and treat that as a crash. */
  private static void haltInTime() {
    try {
      TimeUnit.SECONDS.sleep(HALT_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(STOPPED);
  }
}
