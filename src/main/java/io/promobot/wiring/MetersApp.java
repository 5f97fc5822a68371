package io.promobot.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.promobot.backlog.Backlog;
import io.promobot.backlog.BacklogWorker;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All metrics of this process, and those read from the database on a scrape. */
public final class MetersApp {
  /** Vert.x's metrics about its pools, and our names for them. */
  private static final Map<String, String> POOLS =
      Map.of(
          "vertx.pool.in.use", "promobot.pool.in.use",
          "vertx.pool.ratio", "promobot.pool.ratio",
          "vertx.pool.queue.pending", "promobot.pool.waiting",
          "vertx.pool.queue.time", "promobot.pool.acquire");

  private final PrometheusMeterRegistry shared;
  private final PrometheusMeterRegistry registry;
  private final BacklogWorker reading;
  private final MultiGauge deliveries;
  private final MultiGauge oldest;
  private final MultiGauge parked;
  private final MultiGauge paused;

  /** The metrics of one page are in a registry of their own. */
  MetersApp(SharedApp shared, PrometheusMeterRegistry registry, String page) {
    this.shared = shared.meters;
    this.registry = registry;
    this.reading = new BacklogWorker(shared.db, page);
    this.deliveries =
        many("promobot.outbox.deliveries", "Deliveries that are not finished, of all replicas");
    this.oldest =
        many(
            "promobot.outbox.oldest.due.seconds",
            "How long the delivery that is due for longest has been due, 0 when none is");
    this.parked =
        many("promobot.parked.events", "Events that failed even on their own, of all replicas");
    this.paused = many("promobot.page.paused", "1 while the page may not send anything");
  }

  private MultiGauge many(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Everything as text; what the database cannot answer right now is left out. */
  Future<String> scrape() {
    return reading
        .read()
        .map(
            backlog -> {
              show(backlog);
              return registry.scrape() + shared.scrape();
            });
  }

  private void show(Optional<Backlog> read) {
    List<Backlog> known = read.stream().toList();
    deliveries.register(
        known.stream()
            .flatMap(backlog -> backlog.waiting().stream())
            .map(
                each ->
                    Row.of(Tags.of("kind", each.kind(), "state", each.state()), each.deliveries()))
            .collect(Collectors.toList()),
        true);
    oldest.register(
        known.stream()
            .flatMap(backlog -> backlog.ages().stream())
            .map(each -> Row.of(Tags.of("kind", each.kind()), each.seconds()))
            .collect(Collectors.toList()),
        true);
    parked.register(
        known.stream().map(backlog -> Row.of(Tags.empty(), backlog.parked())).toList(), true);
    paused.register(
        known.stream().map(backlog -> Row.of(Tags.empty(), backlog.pagePaused() ? 1 : 0)).toList(),
        true);
  }

  public static PrometheusMeterRegistry registry() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                return POOLS.containsKey(id.getName()) ? id.withName(POOLS.get(id.getName())) : id;
              }
            })
        .meterFilter(MeterFilter.denyNameStartsWith("vertx."));
    return registry;
  }

  /** What every shop of the process shows. */
  static void ofShared(MeterRegistry registry, Database db) {
    Gauge.builder("promobot.database.up", db, there -> there.up() ? 1 : 0)
        .description("1 while the database answers and accepts writes")
        .register(registry);
    Gauge.builder("promobot.build.info", () -> 1)
        .description("Always 1; the version is in the label")
        .tag("version", App.VERSION)
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /** For the life of the process: the collector is never told to stop reporting. */
  public static PrometheusMeterRegistry ofProcess() {
    var registry = registry();
    new JvmGcMetrics().bindTo(registry);
    return registry;
  }

  /** Reports how its pools are used: connections to the database, and worker threads. */
  public static Vertx vertx(MeterRegistry registry) {
    var all = EnumSet.allOf(MetricsDomain.class);
    all.remove(MetricsDomain.NAMED_POOLS);
    var options = new MicrometerMetricsOptions().setEnabled(true);
    all.forEach(domain -> options.addDisabledMetricsCategory(domain.toCategory()));
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(options))
        .withMetrics(new MicrometerMetricsFactory(registry))
        .build();
  }
}
