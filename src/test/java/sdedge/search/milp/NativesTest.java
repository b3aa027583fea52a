package sdedge.search.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
  @TempDir Path folder;

  @Test
  void areUnpackedOnce() throws IOException {
    Path cache = folder.resolve("cache");
    try (Natives first = Natives.unpacked(cache, folder);
        Natives second = Natives.unpacked(cache, folder)) {
      assertThat(first.temporary()).isFalse();
      assertThat(second.directory()).isEqualTo(first.directory());
    }
    assertThat(cache).isDirectoryContaining(path -> path.toString().contains("ortools-"));
    try (var kept = Files.list(cache)) {
      assertThat(kept).hasSize(1);
    }
  }

  @Test
  void areFoundInAJarWhoseFolderHasASpace() throws IOException {
    Path jar = Files.createDirectory(folder.resolve("a 50 % place")).resolve("libraries.jar");
    try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Path inside = Files.createDirectory(archive.getPath("/platform"));
      Files.writeString(inside.resolve("library"), "code");
    }
    URL resource = new URL("jar:" + jar.toUri() + "!/platform/");
    Path target = Natives.unpack(resource, Files.createDirectory(folder.resolve("target")));
    assertThat(target.resolve("library")).hasContent("code");
  }

  @Test
  void areTemporaryWithoutACache() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (Natives natives = Natives.unpacked(file, temporary)) {
      assertThat(natives.directory()).isNotEmptyDirectory().hasParent(temporary);
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void failClearlyWithoutAnyPlace() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Natives.unpacked(file, file.resolve("below")))
        .isInstanceOf(BackendFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Maybe set XDG_CACHE_HOME");
  }

  @Test
  void whatAKilledProcessLeftIsSwept() throws IOException {
    Path left = Files.createDirectory(folder.resolve("sdedge-milp-99999999-1"));
    Files.createFile(left.resolve("library"));
    Path mine = Scratch.create(folder);
    Path other = Files.createDirectory(folder.resolve("sdedge-milp-notes"));
    Scratch.sweep(folder);
    assertThat(left).doesNotExist();
    assertThat(mine).exists();
    assertThat(other).exists();
  }
}
