package io.promobot.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(LINUX)
class ClassArchiveTest {
  private static final Map<String, String> JAVA =
      Map.of("java.home", "/opt/java", "java.vm.version", "17.0.15+6");

  @TempDir Path place;
  private Path folder;
  private Path jar;

  @BeforeEach
  void a_jar() throws IOException {
    folder = place.resolve("classes");
    jar = Files.writeString(place.resolve("promobot.jar"), "classes");
  }

  @Test
  void a_first_start_lists_its_classes_and_a_later_one_uses_their_archive() throws IOException {
    Path list = list(JAVA);
    assertThat(access(folder)).isEqualTo("rwx------");

    Files.createFile(ClassArchive.of(list));

    assertThat(ClassArchive.options(folder, jar, JAVA))
        .contains("-XX:SharedArchiveFile=" + ClassArchive.of(list));
  }

  @Test
  void what_was_tried_once_is_not_tried_again() throws IOException {
    Files.createFile(ClassArchive.tried(ClassArchive.of(list(JAVA))));

    assertThat(ClassArchive.options(folder, jar, JAVA)).isEmpty();
  }

  @Test
  void an_archive_that_others_may_write_is_not_run() throws IOException {
    Path archive = Files.createFile(ClassArchive.of(list(JAVA)));
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-rw----"));

    assertThat(ClassArchive.options(folder, jar, JAVA)).isEmpty();
  }

  @Test
  void nor_one_in_a_place_where_others_could_put_another_in_its_stead() throws IOException {
    list(JAVA);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxr-x"));

    assertThat(ClassArchive.options(folder, jar, JAVA)).isEmpty();
  }

  @Test
  void a_new_folder_for_data_is_for_us_alone_and_those_above_it_are_not() throws IOException {
    folder = place.resolve("srv/shop/classes");

    list(JAVA);

    assertThat(access(folder.getParent())).isEqualTo("rwx------");
    assertThat(access(place.resolve("srv"))).isNotEqualTo("rwx------");
  }

  @Test
  void another_jar_and_another_jvm_get_archives_of_their_own() throws IOException {
    Path first = ClassArchive.of(list(JAVA));
    Path other =
        ClassArchive.of(list(Map.of("java.home", "/opt/java", "java.vm.version", "21.0.2+13")));
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    Path newer = ClassArchive.of(list(JAVA));

    assertThat(List.of(first, other, newer)).doesNotHaveDuplicates();
  }

  @Test
  void what_others_may_write_is_not_run() throws IOException {
    list(JAVA);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

    assertThat(ClassArchive.options(folder, jar, JAVA)).isEmpty();
  }

  @Test
  void a_link_to_another_folder_is_not_followed() throws IOException {
    Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);

    assertThat(ClassArchive.options(folder, jar, JAVA)).isEmpty();
  }

  @Test
  void lists_that_nobody_made_an_archive_of_do_not_pile_up() throws IOException {
    Path old = list(JAVA).resolveSibling("promobot_0-1.lst.unfinished");
    Path recent = old.resolveSibling("promobot_0-2.lst");
    Files.createFile(recent);
    Files.createFile(old);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));

    list(JAVA);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  @Test
  void data_behind_a_link_is_used_by_its_real_place_as_the_jvm_names_it() throws IOException {
    Path there = Files.createDirectories(place.resolve("disk/promobot"));
    folder = Files.createSymbolicLink(place.resolve("data"), there).resolve("classes");

    assertThat(list(JAVA).getParent()).isEqualTo(there.toRealPath().resolve("classes"));
  }

  private static String access(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Path list(Map<String, String> java) throws IOException {
    var options = ClassArchive.options(folder, jar, java);
    assertThat(options).hasSize(2);
    var list = options.get(0).replaceFirst("^-XX:DumpLoadedClassList=", "");
    assertThat(options.get(1)).isEqualTo("-D" + ClassArchive.LIST + "=" + list);
    return Path.of(list);
  }
}
