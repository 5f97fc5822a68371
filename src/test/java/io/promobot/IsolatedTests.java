package io.promobot;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs plain tests against other versions of some classes, in a class loader of their own. */
final class IsolatedTests {
  private final Path classes;

  /**
   * @param classes the directory with the other versions, which come before the usual ones
   */
  IsolatedTests(Path classes) {
    this.classes = classes;
  }

  /**
   * Tests with parameters are left out.
   *
   * @param tests {@code package.*} or {@code package.Class.method}
   * @return what failed and why; that there was nothing to run is a failure, too
   */
  List<String> failures(List<String> tests) throws Exception {
    var failures = new ArrayList<String>();
    try (var loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
      for (String test : tests) {
        List<Method> found = methods(loader, test);
        found.forEach(method -> failures.addAll(failure(method)));
        if (found.isEmpty()) {
          failures.add("no test " + test);
        }
      }
    }
    return failures;
  }

  private URL[] urls() {
    return Stream.concat(Stream.of(classes), usual().map(Path::of))
        .map(IsolatedTests::url)
        .toArray(URL[]::new);
  }

  private static Stream<String> usual() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Method> methods(ClassLoader loader, String test) throws Exception {
    String place = test.substring(0, test.lastIndexOf('.'));
    String name = test.substring(place.length() + 1);
    var found = new ArrayList<Method>();
    for (String type : name.equals("*") ? typesOf(place) : List.of(place)) {
      for (Method method : loader.loadClass(type).getDeclaredMethods()) {
        if (isTest(method) && (name.equals("*") || name.equals(method.getName()))) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private static List<String> typesOf(String place) throws Exception {
    var types = new ArrayList<String>();
    for (Path root : usual().map(Path::of).toList()) {
      Path dir = root.resolve(place.replace('.', '/'));
      if (Files.isDirectory(root) && Files.isDirectory(dir)) {
        try (var files = Files.list(dir)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith("Test.class"))
              .forEach(file -> types.add(place + "." + file.replace(".class", "")));
        }
      }
    }
    return types;
  }

  /** The annotation is another loader's, so its name is compared. */
  private static boolean isTest(Method method) {
    return method.getParameterCount() == 0
        && Arrays.stream(method.getAnnotations())
            .anyMatch(each -> each.annotationType().getName().equals(Test.class.getName()));
  }

  private static List<String> failure(Method method) {
    try {
      var maker = method.getDeclaringClass().getDeclaredConstructor();
      maker.setAccessible(true);
      method.setAccessible(true);
      method.invoke(maker.newInstance());
      return List.of();
    } catch (InvocationTargetException failed) {
      return List.of(method.getName() + ": " + root(failed));
    } catch (ReflectiveOperationException impossible) {
      return List.of(method + ": " + impossible);
    }
  }

  /** A class that cannot be initialized says why only at the end of the chain. */
  private static Throwable root(Throwable failed) {
    return failed.getCause() == null ? failed : root(failed.getCause());
  }
}
