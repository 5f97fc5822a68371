package io.promobot.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watch itself: it sees what blocks a loop, and nothing else. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class LoopWatchIT {
  private Vertx vertx;
  private final LoopWatchExtension watch = new LoopWatchExtension();

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void a_loop_that_computes_for_long_is_told_with_where_it_was() {
    onLoop(this::compute);

    assertThatThrownBy(() -> watch.afterEach(null)).hasMessageContaining("LoopWatchIT.compute");
  }

  @Test
  void a_loop_that_waits_for_long_is_told_too() {
    onLoop(this::waitForNobody);

    assertThatThrownBy(() -> watch.afterEach(null))
        .hasMessageContaining("LoopWatchIT.waitForNobody");
  }

  @Test
  void work_is_told_though_a_class_was_loaded_meanwhile() {
    onLoop(
        () -> {
          load(300);
          spin(700);
        });

    assertThatThrownBy(() -> watch.afterEach(null)).hasMessageContaining("LoopWatchIT.spin");
  }

  @Test
  void loading_a_class_is_not_told_whatever_short_work_is_around_it() {
    onLoop(
        () -> {
          spin(15);
          load(500);
          spin(15);
        });

    watch.afterEach(null);
  }

  /** As the JVM does it: on the loop that needs the class. */
  private static void load(long millis) {
    var slow =
        new ClassLoader() {
          @Override
          public Class<?> loadClass(String name) {
            spin(millis);
            return LoopWatchIT.class;
          }
        };
    assertThat(slow.loadClass("any")).isNotNull();
  }

  @Test
  void many_short_tasks_block_nobody() {
    var done = new CountDownLatch(50);
    var context = vertx.getOrCreateContext();
    for (int i = 0; i < 50; i++) {
      context.runOnContext(
          next -> {
            spin(5);
            done.countDown();
          });
    }

    Await.until(() -> done.getCount() == 0);
    watch.afterEach(null);
    assertThat(done.getCount()).isZero();
  }

  private void onLoop(Runnable task) {
    var done = new CountDownLatch(1);
    vertx
        .getOrCreateContext()
        .runOnContext(
            now -> {
              task.run();
              done.countDown();
            });
    Await.until(() -> done.getCount() == 0);
  }

  private void compute() {
    spin(700);
  }

  /** Computes for this many milliseconds of processor time. */
  private static void spin(long millis) {
    var cpu = ManagementFactory.getThreadMXBean();
    long end = cpu.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (cpu.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private void waitForNobody() {
    try {
      new CountDownLatch(1).await(1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
