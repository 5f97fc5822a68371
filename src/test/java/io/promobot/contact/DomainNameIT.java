package io.promobot.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar, which contains only a part of the library for domain names. */
@Timeout(120)
class DomainNameIT {
  private static final Set<UnicodeScript> MANY =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.TANGUT);
  private static final Path JAR = Path.of(System.getProperty("promobot.jar"));

  /** Nearly all there are; for the Chinese and Korean ones, a few represent the rest. */
  private static int[] letters() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isDefined)
        .filter(point -> Character.getType(point) != Character.PRIVATE_USE)
        .filter(point -> !MANY.contains(UnicodeScript.of(point)) || point % 100 == 0)
        .toArray();
  }

  @Test
  void the_jar_reads_every_letter_as_the_whole_library_does() throws Exception {
    URL[] only = {JAR.toUri().toURL()};
    try (var jar = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
      Method ascii = jar.loadClass(DomainName.class.getName()).getMethod("ascii", String.class);
      Method unicode = jar.loadClass(DomainName.class.getName()).getMethod("unicode", String.class);
      for (int point : letters()) {
        String name = "é" + Character.toString(point) + ".de";
        Optional<String> expected = DomainName.ascii(name);

        if (!ascii.invoke(null, name).equals(expected)
            || !unicode.invoke(null, name).equals(DomainName.unicode(name))) {
          assertThat(ascii.invoke(null, name)).as(name).isEqualTo(expected);
        }
      }
    }
  }
}
