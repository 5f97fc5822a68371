package io.promobot;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The house rules, enforced by a test: arrows, last words, sizes. */
class LayersTest {
  private static final String HOUSE = "io.promobot";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int FILE_LINES = 250;
  private static final int METHOD_LINES = 60;
  private static final int MOST_FILES = 45;
  private static final int FEWEST_FILES = 4;

  /** The simulator is the outside world: it imports only what it shares, and is not split. */
  private static final Set<String> ANY_SIZE = Set.of("simulator");

  private static final String ROOT = "(root)";
  private static final Set<String> EVERYTHING = Set.of("*");

  /** Package → the packages of ours it may depend on. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("jvm", Set.of()),
          entry("contact", Set.of()),
          entry("text", Set.of()),
          entry("intent", Set.of("text")),
          entry("experiment", Set.of()),
          entry("language", Set.of("intent", "text")),
          entry("flow", Set.of("contact", "intent", "language", "text")),
          entry("wording", Set.of("flow", "text")),
          entry("primary", Set.of()),
          entry("db", Set.of("primary")),
          entry("replica", Set.of("db")),
          entry("backup", Set.of("db")),
          entry("partition", Set.of("db")),
          entry("retention", Set.of("partition", "stats", "db")),
          entry("untrusted", Set.of()),
          entry("simulator", Set.of("untrusted", "text")),
          entry("channel", Set.of("text")),
          entry("messenger", Set.of("contact", "channel", "flow", "wording", "untrusted", "text")),
          entry("segment", Set.of("channel", "contact", "db", "flow", "stats", "text")),
          entry("event", Set.of()),
          entry("stats", Set.of("channel", "event", "flow", "db", "text")),
          entry("variant", Set.of("channel", "experiment", "flow", "stats", "db")),
          entry("live", Set.of("stats", "db")),
          entry("backlog", Set.of("db")),
          entry(
              "outbox",
              Set.of("backlog", "channel", "flow", "wording", "db", "language", "stats", "text")),
          entry("calls", Set.of("backlog", "channel", "outbox", "db")),
          entry("deliveries", Set.of("channel", "outbox", "flow", "db")),
          entry("hook", Set.of("contact", "channel", "text")),
          entry("email", Set.of("channel", "contact", "text")),
          entry("desk", Set.of("channel", "contact", "hook", "text")),
          entry(
              "lead",
              Set.of(
                  "calls", "contact", "event", "stats", "channel", "outbox", "wording", "db",
                  "text")),
          entry(
              "letter",
              Set.of(
                  "calls",
                  "channel",
                  "contact",
                  "contract",
                  "db",
                  "flow",
                  "http",
                  "outbox",
                  "stats",
                  "text",
                  "wording")),
          entry("subscriber", Set.of("calls", "channel", "event", "flow", "db")),
          entry(
              "support",
              Set.of("calls", "contact", "channel", "event", "outbox", "subscriber", "db", "text")),
          entry(
              "inbox",
              Set.of(
                  "channel",
                  "coupon",
                  "event",
                  "stats",
                  "deliveries",
                  "flow",
                  "intent",
                  "wording",
                  "language",
                  "messenger",
                  "outbox",
                  "phrase",
                  "retention",
                  "sales",
                  "lead",
                  "support",
                  "variant",
                  "db",
                  "text")),
          entry(
              "campaign",
              Set.of(
                  "channel",
                  "contact",
                  "experiment",
                  "flow",
                  "wording",
                  "outbox",
                  "segment",
                  "stats",
                  "variant",
                  "db",
                  "text")),
          entry("schedule", Set.of("contract", "db", "http", "stats")),
          entry(
              "followup",
              Set.of(
                  "channel",
                  "contract",
                  "coupon",
                  "db",
                  "flow",
                  "http",
                  "outbox",
                  "schedule",
                  "stats",
                  "variant")),
          entry(
              "chat",
              Set.of(
                  "access",
                  "contact",
                  "channel",
                  "contract",
                  "customer",
                  "db",
                  "flow",
                  "http",
                  "inbox",
                  "language",
                  "messenger",
                  "outbox",
                  "stats",
                  "text")),
          entry(
              "privacy",
              Set.of(
                  "channel",
                  "contact",
                  "contract",
                  "customer",
                  "db",
                  "flow",
                  "http",
                  "language",
                  "messenger",
                  "outbox",
                  "retention",
                  "text",
                  "untrusted",
                  "wording")),
          entry("image", Set.of("db")),
          entry(
              "coupon",
              Set.of(
                  "campaign",
                  "channel",
                  "contract",
                  "stats",
                  "db",
                  "flow",
                  "wording",
                  "http",
                  "outbox",
                  "shop",
                  "language",
                  "text")),
          entry(
              "compare",
              Set.of("contract", "db", "experiment", "flow", "http", "sales", "stats", "text")),
          entry(
              "till",
              Set.of(
                  "access",
                  "campaign",
                  "contact",
                  "contract",
                  "coupon",
                  "customer",
                  "event",
                  "stats",
                  "db",
                  "flow",
                  "http",
                  "outbox",
                  "retention",
                  "sales",
                  "text",
                  "untrusted",
                  "wording")),
          entry("sales", Set.of("contract", "coupon", "stats", "db", "http")),
          entry(
              "customer",
              Set.of(
                  "channel",
                  "contact",
                  "db",
                  "flow",
                  "language",
                  "segment",
                  "stats",
                  "lead",
                  "support",
                  "text")),
          entry(
              "http", Set.of("campaign", "db", "flow", "segment", "support", "text", "untrusted")),
          entry("contract", Set.of("http", "untrusted")),
          entry(
              "access",
              Set.of("contact", "contract", "db", "http", "messenger", "retention", "text")),
          entry(
              "intake",
              Set.of(
                  "access",
                  "contact",
                  "contract",
                  "db",
                  "http",
                  "lead",
                  "retention",
                  "support",
                  "text",
                  "untrusted")),
          entry("phrase", Set.of("access", "contract", "db", "http", "intent")),
          entry("shop", Set.of("contact", "contract", "db", "flow", "wording", "http", "text")),
          entry(
              "trial",
              Set.of(
                  "campaign",
                  "contract",
                  "db",
                  "experiment",
                  "http",
                  "variant",
                  "wording",
                  "flow")),
          entry("api", EVERYTHING),
          entry("config", Set.of("contact", "db", "primary", "retention", "stats", "text")),
          entry("wiring", EVERYTHING),
          entry(ROOT, EVERYTHING));

  /**
   * Stronger than {@link #EVERYTHING}: the simulator is the outside world, reached over HTTP only.
   */
  private static final Map<String, Set<String>> NEVER =
      Map.of(
          "api", Set.of("simulator", "config", "wiring", ROOT),
          "wiring", Set.of(ROOT));

  private static final Set<String> LAST_WORDS_OF_VERTX =
      Set.of(
          "Verticle",
          "Handler",
          "Routes",
          "Endpoints",
          "Store",
          "Writes",
          "Worker",
          "Loop",
          "Breaker",
          "Channel",
          "Call",
          "Caller",
          "Aftercare",
          "Feed",
          "Client",
          "Pool",
          "Subscriber",
          "Database",
          "Inbox",
          "Outbox",
          "Simulator",
          "Main",
          "App");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  @Test
  void arrows_between_packages_point_one_way() {
    var broken = new TreeSet<String>();

    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        var to = dependency.getTargetClass().getBaseComponentType();
        if (ours(to) && !allowed(packageOf(from), packageOf(to))) {
          broken.add(arrow(from, to));
        }
      }
    }

    assertThat(broken).as("arrows that LayersTest.ARROWS does not allow").isEmpty();
  }

  @Test
  void every_package_has_its_arrows_written_down() {
    var unknown = new TreeSet<String>();

    CLASSES.forEach(each -> unknown.add(packageOf(each)));
    unknown.removeAll(ARROWS.keySet());

    assertThat(unknown).as("packages that LayersTest.ARROWS does not know").isEmpty();
  }

  @Test
  void packages_do_not_depend_on_each_other_in_circles() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Root only starts the program, so that one may be small. */
  @Test
  void packages_have_4_to_45_files() throws IOException {
    var files =
        sources().stream()
            .filter(each -> !each.endsWith("package-info.java"))
            .collect(groupingBy(LayersTest::packageOf, TreeMap::new, counting()));
    files.keySet().removeAll(ANY_SIZE);

    var wrong = new TreeMap<>(files);
    wrong.values().removeIf(count -> FEWEST_FILES <= count && count <= MOST_FILES);
    wrong.computeIfPresent(ROOT, (root, count) -> count < FEWEST_FILES ? null : count);

    assertThat(files).as("packages counted").containsKeys("flow", "http", ROOT);
    assertThat(wrong).as("packages with too many or too few files").isEmpty();
  }

  @Test
  void a_class_that_touches_vertx_says_so_in_its_last_word() {
    var silent =
        namesOf(
            each ->
                touches(each, LayersTest::worksWithVertx)
                    && !LAST_WORDS_OF_VERTX.contains(lastWord(each)));

    assertThat(silent)
        .as("classes that touch io.vertx but do not end in one of %s", LAST_WORDS_OF_VERTX)
        .isEmpty();
  }

  private static final Set<String> PLAIN_DATA_OF_VERTX =
      Set.of("io.vertx.core.json.", "io.vertx.core.buffer.", "io.vertx.core.MultiMap");

  private static boolean worksWithVertx(String name) {
    return name.startsWith("io.vertx.") && PLAIN_DATA_OF_VERTX.stream().noneMatch(name::startsWith);
  }

  @Test
  void the_stories_know_no_vertx_no_sql_and_no_clock() {
    var impure =
        namesOf(
            each ->
                packageOf(each).equals("flow")
                    && touches(
                        each,
                        name ->
                            name.startsWith("io.vertx.")
                                || name.startsWith("java.sql.")
                                || name.equals("java.time.Clock")));

    assertThat(impure).as("classes of flow that are not pure").isEmpty();
  }

  @Test
  void only_stores_read_rows_and_bind_tuples() {
    var rows = Set.of("io.vertx.sqlclient.Row", "io.vertx.sqlclient.Tuple");

    var strangers =
        namesOf(
            each ->
                touches(each, rows::contains)
                    && !lastWord(each).equals("Store")
                    && !packageOf(each).equals("db"));

    assertThat(strangers).as("classes outside db and …Store that use Row or Tuple").isEmpty();
  }

  @Test
  void only_main_prints() {
    var printers =
        namesOf(
            each ->
                !outermost(each).getName().equals(HOUSE + ".Main")
                    && each.getFieldAccessesFromSelf().stream()
                        .anyMatch(read -> read.getTarget().getFullName().endsWith("System.out")));

    assertThat(printers).as("classes that use System.out; take the logger").isEmpty();
  }

  @Test
  void files_and_methods_stay_small() throws IOException {
    var tooLong = new TreeSet<String>();

    for (Path file : sources()) {
      long lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        tooLong.add("%s has %d lines, more than %d".formatted(file, lines, FILE_LINES));
      }
    }
    tooLong.addAll(longMethods(sources()));

    assertThat(tooLong).as("two things in one").isEmpty();
  }

  private static boolean allowed(String from, String to) {
    var targets = ARROWS.getOrDefault(from, EVERYTHING);
    return from.equals(to)
        || (targets.equals(EVERYTHING) || targets.contains(to))
            && !NEVER.getOrDefault(from, Set.of()).contains(to);
  }

  private static String arrow(JavaClass from, JavaClass to) {
    return "%s → %s: %s uses %s"
        .formatted(packageOf(from), packageOf(to), from.getName(), to.getName());
  }

  private static TreeSet<String> namesOf(Predicate<JavaClass> guilty) {
    var names = new TreeSet<String>();
    CLASSES.stream().filter(guilty).forEach(each -> names.add(each.getName()));
    return names;
  }

  private static boolean touches(JavaClass from, Predicate<String> name) {
    return from.getDirectDependenciesFromSelf().stream()
        .anyMatch(each -> name.test(each.getTargetClass().getBaseComponentType().getName()));
  }

  private static boolean ours(JavaClass type) {
    return type.getName().startsWith(HOUSE + ".");
  }

  private static String packageOf(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(HOUSE) ? ROOT : name.substring(HOUSE.length() + 1).split("\\.")[0];
  }

  private static String packageOf(Path file) {
    var folder = SOURCES.resolve(HOUSE.replace('.', '/')).relativize(file.getParent());
    return folder.toString().isEmpty() ? ROOT : folder.getName(0).toString();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(LayersTest::outermost).orElse(type);
  }

  private static String lastWord(JavaClass type) {
    return outermost(type).getSimpleName().replaceFirst(".*(?=[A-Z])", "");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(each -> each.toString().endsWith(".java")).toList();
    }
  }

  private static Set<String> longMethods(List<Path> files) throws IOException {
    var found = new TreeSet<String>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
      for (CompilationUnitTree unit : task.parse()) {
        var ends = Trees.instance(task).getSourcePositions();
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void none) {
            long first = unit.getLineMap().getLineNumber(ends.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(ends.getEndPosition(unit, method));
            if (last - first >= METHOD_LINES) {
              found.add(
                  Stream.of(unit.getSourceFile().getName(), "line " + first, method.getName())
                      .map(Object::toString)
                      .collect(joining(", ", "", " has more than " + METHOD_LINES + " lines")));
            }
            return super.visitMethod(method, none);
          }
        }.scan(unit, null);
      }
    }
    return found;
  }
}
