package io.promobot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts as blocking a loop, seen every ten milliseconds. */
class LoopTaskTest {
  private static final StackTraceElement[] WORK = stack("route");
  private static final StackTraceElement[] LOADING = stack("loadClass", "route");
  private static final StackTraceElement[] SETTING_UP = stack("parse", "<clinit>", "route");

  private final LoopTask task = new LoopTask(1, 0);
  private long cpu;

  private static StackTraceElement[] stack(String... methods) {
    var stack = new StackTraceElement[methods.length];
    for (int i = 0; i < methods.length; i++) {
      stack[i] = new StackTraceElement("Any", methods[i], null, 1);
    }
    return stack;
  }

  private void computes(long millis, StackTraceElement[] stack) {
    for (int i = 0; i < millis / 10; i++) {
      cpu += TimeUnit.MILLISECONDS.toNanos(10);
      task.isTooLong(cpu, 0, stack);
    }
  }

  private void waits(long millis, StackTraceElement[] stack) {
    for (int i = 0; i < millis / 10; i++) {
      task.isTooLong(cpu, TimeUnit.MILLISECONDS.toNanos(10), stack);
    }
  }

  @Test
  void work_for_150_ms_is_told_though_60_ms_more_went_into_loading_a_class() {
    computes(80, WORK);
    computes(60, LOADING);
    assertThat(task.told()).isFalse();

    computes(70, WORK);
    assertThat(task.told()).isTrue();
    assertThat(task).hasToString("computed for 150 ms and waited for 0 ms in one task");
  }

  @Test
  void nothing_but_a_class_loaded_or_set_up_for_150_ms_is_not_told() {
    computes(150, LOADING);
    computes(150, SETTING_UP);
    waits(150, LOADING);

    assertThat(task.told()).isFalse();
  }

  @Test
  void loops_that_wait_for_each_other_to_open_a_port_are_not_told() {
    waits(150, stack("bind", "listen", "start"));

    assertThat(task.told()).isFalse();
  }

  @Test
  void waiting_for_150_ms_is_told() {
    waits(150, WORK);

    assertThat(task.told()).isTrue();
  }

  @Test
  void work_for_100_ms_is_not_told() {
    computes(100, WORK);

    assertThat(task.told()).isFalse();
  }
}
