package io.promobot.intent;

import java.util.Arrays;

/** Characters as numbers, with a space before the first. */
final class Points {
  private int[] points = new int[64];
  private int size;
  private int units;

  Points() {
    points[size++] = ' ';
  }

  void add(int point) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
    }
    points[size++] = point;
    units += Character.charCount(point);
  }

  /** Takes the last ones away again. */
  void drop(int count) {
    for (int each = 0; each < count; each++) {
      units -= Character.charCount(points[--size]);
    }
  }

  /** With the space before the first. */
  int size() {
    return size;
  }

  /** In UTF-16, without that space. */
  int units() {
    return units;
  }

  int at(int place) {
    return points[place];
  }

  int last() {
    return points[size - 1];
  }

  boolean isSame(Points other) {
    return Arrays.equals(points, 0, size, other.points, 0, other.size);
  }

  /** Where each word begins and, behind that, ends. */
  int[] words() {
    int count = 0;
    for (int at = 0; at < size; at++) {
      count += points[at] == ' ' ? 1 : 0;
    }
    var places = new int[2 * (count - 1)];
    int begin = 1;
    int into = 0;
    for (int at = 1; at < size; at++) {
      if (points[at] == ' ') {
        places[into++] = begin;
        places[into++] = at;
        begin = at + 1;
      }
    }
    return places;
  }

  /** As {@link String#hashCode()} has it. */
  int hash(int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      int point = points[at];
      if (Character.isBmpCodePoint(point)) {
        hash = 31 * hash + point;
      } else {
        hash = 31 * hash + Character.highSurrogate(point);
        hash = 31 * hash + Character.lowSurrogate(point);
      }
    }
    return hash;
  }

  @Override
  public String toString() {
    return new String(points, 0, size);
  }
}
