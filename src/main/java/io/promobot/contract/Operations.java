package io.promobot.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The API's operations by path and method: a tree with one level for each segment of a path. */
final class Operations {
  private final List<Operation> all;
  private final Node root = new Node();

  private static final class Node {
    private final Map<String, Node> named = new HashMap<>();
    private final List<Node> any = new ArrayList<>(1);
    private final TreeMap<String, Operation> byMethod = new TreeMap<>();
  }

  /**
   * What exists at a path.
   *
   * @param values the values for the template's names, in their order
   */
  record Place(TreeMap<String, Operation> byMethod, List<String> values) {}

  Operations(List<Operation> all) {
    this.all = List.copyOf(all);
    all.forEach(this::add);
  }

  private void add(Operation operation) {
    var node = root;
    for (var segment : segments(operation.template())) {
      node = isName(segment) ? anyOf(node) : node.named.computeIfAbsent(segment, s -> new Node());
    }
    node.byMethod.put(operation.method(), operation);
  }

  private static Node anyOf(Node node) {
    if (node.any.isEmpty()) {
      node.any.add(new Node());
    }
    return node.any.get(0);
  }

  List<Operation> all() {
    return all;
  }

  /** With or without a slash at the end. */
  Optional<Place> at(String path) {
    return find(root, segments(path), 0, List.of());
  }

  /** What the path says where the template has this name. */
  static Map<String, String> named(Operation operation, List<String> values) {
    Map<String, String> named = new HashMap<>();
    var next = values.iterator();
    for (var segment : segments(operation.template())) {
      if (isName(segment)) {
        named.put(segment.substring(1, segment.length() - 1), next.next());
      }
    }
    return named;
  }

  private static Optional<Place> find(Node node, String[] path, int depth, List<String> values) {
    if (depth == path.length) {
      return node.byMethod.isEmpty()
          ? Optional.empty()
          : Optional.of(new Place(node.byMethod, values));
    }
    var named = node.named.get(path[depth]);
    var found = named == null ? Optional.<Place>empty() : find(named, path, depth + 1, values);
    if (found.isPresent() || node.any.isEmpty()) {
      return found;
    }
    List<String> more = new ArrayList<>(values);
    more.add(path[depth]);
    return find(node.any.get(0), path, depth + 1, more);
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{");
  }

  /** Without empty ones at the end, as {@link String#split} does it. */
  private static String[] segments(String path) {
    return path.substring(1).split("/");
  }
}
