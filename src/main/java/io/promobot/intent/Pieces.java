package io.promobot.intent;

import java.util.Arrays;

/** The pieces of one to three characters of a text, by which it is compared with others. */
final class Pieces {
  private static final int LONGEST = 3;
  private static final int BITS = 21;

  /** Each once, in order. */
  private final long[] pieces;

  private Pieces(long[] pieces) {
    this.pieces = pieces;
  }

  static Pieces of(PlainText text) {
    Points points = text.points();
    var pieces = new long[LONGEST * points.size()];
    int count = 0;
    for (int from = 0; from < points.size(); from++) {
      long piece = 0;
      for (int to = from; to < Math.min(points.size(), from + LONGEST); to++) {
        piece = piece << BITS | points.at(to);
        pieces[count++] = piece;
      }
    }
    Arrays.sort(pieces, 0, count);
    int different = 0;
    for (int at = 0; at < count; at++) {
      if (at == 0 || pieces[at] != pieces[at - 1]) {
        pieces[different++] = pieces[at];
      }
    }
    return new Pieces(Arrays.copyOf(pieces, different));
  }

  /** From 0, nothing in common, to 1, the same: the pieces that both have, of all. */
  double likeness(Pieces other) {
    int both = 0;
    for (int at = 0, there = 0; at < pieces.length && there < other.pieces.length; ) {
      int order = Long.compare(pieces[at], other.pieces[there]);
      both += order == 0 ? 1 : 0;
      at += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    return 2.0 * both / (pieces.length + other.pieces.length);
  }
}
