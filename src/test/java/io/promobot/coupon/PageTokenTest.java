package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTokenTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void those_of_the_same_moment_share_nothing_but_the_time() {
    SecureRandom source = new SecureRandom();
    List<UUID> tokens = Stream.generate(() -> PageToken.random(source, NOON)).limit(1000).toList();

    assertThat(tokens).doesNotHaveDuplicates();
    assertThat(tokens)
        .allSatisfy(
            token -> {
              assertThat(token.version()).isEqualTo(7);
              assertThat(token.variant()).isEqualTo(2);
              assertThat(token.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
            });
    assertThat(bitsThatVary(tokens)).as("random bits").isEqualTo(74);
  }

  @Test
  void later_ones_come_later_in_an_index() {
    SecureRandom source = new SecureRandom();
    List<String> tokens =
        IntStream.range(0, 1000)
            .mapToObj(i -> PageToken.random(source, NOON.plusMillis(i)).toString())
            .collect(Collectors.toList());

    assertThat(tokens).isSorted();
  }

  private static int bitsThatVary(List<UUID> tokens) {
    UUID first = tokens.get(0);
    long high = 0;
    long low = 0;
    for (UUID token : tokens) {
      high |= token.getMostSignificantBits() ^ first.getMostSignificantBits();
      low |= token.getLeastSignificantBits() ^ first.getLeastSignificantBits();
    }
    return Long.bitCount(high) + Long.bitCount(low);
  }
}
