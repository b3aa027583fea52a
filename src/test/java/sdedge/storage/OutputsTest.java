package sdedge.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.result.files.RunInfo;
import sdedge.result.table.Format;

/** What outputs may take the place of. */
class OutputsTest {
  private static final Format TABLE = Format.table("table of tests", List.of("a", "b"));
  private static final byte[] NEW = "a,b\n3,4\n".getBytes(UTF_8);

  @TempDir private Path folder;
  private final ReadFiles read = new ReadFiles();

  private void write(Path file, boolean force) throws IOException {
    new Outputs(read, force).file(file, TABLE).write(NEW);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private void assertRefused(Path file, boolean force, String why) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> write(file, force))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void outputsHaveNames() {
    Outputs outputs = new Outputs(read, true);
    assertThatThrownBy(() -> outputs.directory(Path.of(""), "solve"))
        .isInstanceOf(IOException.class)
        .hasMessage("an output needs a name; that given is empty");
    assertThatThrownBy(() -> outputs.file(Path.of(""), TABLE)).hasMessageContaining("is empty");
  }

  @Test
  void foldersAreNoFilesNorStandardOutput() throws Exception {
    Outputs outputs = new Outputs(read, true);
    Path file = file("in.csv", "");
    for (Path wrong : List.of(file, Path.of("-"))) {
      assertThatThrownBy(() -> outputs.file(wrong, "a.csv", TABLE)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> outputs.directory(wrong, "stream"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              wrong.equals(file)
                  ? file + ": is a file, not a directory"
                  : "-: a folder cannot go to standard output. Maybe --json was meant?");
    }
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void inputsStayByWhateverNameAndForce() throws Exception {
    Path input = file("in.csv", "a,b\n1,2\n");
    read.add(input);
    Files.createDirectory(folder.resolve("sub"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("in.csv"));
    Path hard = Files.createLink(folder.resolve("hard.csv"), input);
    Path dots = folder.resolve("sub/../in.csv");
    for (Path each : List.of(input, link, hard, dots)) {
      assertRefused(each, false, "read by this command");
      assertRefused(each, true, "read by this command");
    }
    assertThat(link).isSymbolicLink();
  }

  /** As on a disk that does not tell cases apart. */
  @Test
  void inputsStayByNamesOfAnotherCase() throws Exception {
    Path input = file("in.csv", "a,b\n1,2\n");
    read.add(input);
    Path upper = folder.resolve("IN.CSV");
    assumeThat(upper).exists();
    assertRefused(upper, true, "read by this command");
  }

  /** The command learns what it reads only after it knew where to write. */
  @Test
  void whatIsReadLaterStaysToo() throws Exception {
    Path later = file("later.csv", "a,b\n1,2\n");
    OutputFile output = new Outputs(read, true).file(later, TABLE);
    read.add(later);
    assertThatThrownBy(() -> output.write(NEW)).hasMessageContaining("read by this command");
    assertThat(later).hasContent("a,b\n1,2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "a,b", "a,b,c\r\n1,2,3\r\n", "\"a\",b\n", ""})
  void ownTablesAndEmptyFilesAreReplaced(String content) throws Exception {
    Path file = file("t.csv", content);
    write(file, false);
    assertThat(file).hasBinaryContent(NEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\n1\n", "b,a\n", "a,bb\n", "# a,b\n", "x", " ", "\n", "a,\"b\n", "\u0000"})
  void filesOfOthersAreReplacedByForceOnly(String content) throws Exception {
    Path file = file("t.csv", content);
    assertRefused(file, false, "is there already and no table of tests by sdedge");
    write(file, true);
    assertThat(file).hasBinaryContent(NEW);
  }

  @Test
  void placesInResultsAreForResultsUnlessForced() throws Exception {
    Path result = folder.resolve("result");
    Files.createDirectories(result.resolve("deep"));
    Files.writeString(result.resolve("run.json"), "{\"kind\": \"" + RunInfo.KIND + "\"}");
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), result);
    Path into = Files.createSymbolicLink(folder.resolve("into.csv"), result.resolve("t.csv"));
    for (Path each :
        List.of(
            result.resolve("t.csv"), result.resolve("deep/t.csv"), alias.resolve("t.csv"), into)) {
      assertThatThrownBy(() -> write(each, false))
          .hasMessageContaining(each + ": lies in the result " + result.toRealPath());
      assertThat(Files.exists(each)).isFalse();
    }
    assertThatThrownBy(() -> new Outputs(read, false).directory(result.resolve("other"), "solve"))
        .hasMessageContaining("lies in the result");
    write(into, true);
    assertThat(result.resolve("t.csv")).hasBinaryContent(NEW);
  }

  @Test
  void resultsThatAreReadAreNotReplaced() throws Exception {
    Path result = folder.resolve("result");
    Files.createDirectories(result);
    String run = "{'kind': '" + RunInfo.KIND + "', 'outputs': {'plan.json': ''}}";
    Files.writeString(result.resolve("run.json"), run.replace('\'', '"'));
    Path plan = Files.writeString(result.resolve("plan.json"), "{}");
    new Outputs(read, false).directory(result, "solve");
    read.add(plan);
    assertThatThrownBy(() -> new Outputs(read, true).directory(result, "solve"))
        .hasMessageContaining(result + ": holds " + plan + ", which is read by this command");
  }

  @Test
  void ofFilesThatBelongTogetherAllOrNoneAreReplaced() throws Exception {
    Path own = file("own.csv", "a,b\n");
    Path other = file("other.csv", "mine");
    Map<String, Format> formats = new LinkedHashMap<>();
    formats.put("own.csv", TABLE);
    formats.put("other.csv", TABLE);
    assertThatThrownBy(
            () ->
                new Outputs(read, false)
                    .<IOException>together(folder, "both", formats, name -> NEW))
        .hasMessageContaining("other.csv: is there already");
    assertThat(own).hasContent("a,b\n");
    new Outputs(read, true).<IOException>together(folder, "both", formats, name -> NEW);
    assertThat(own).hasBinaryContent(NEW);
    assertThat(other).hasBinaryContent(NEW);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("own.csv", "other.csv");
  }

  @Test
  void oneAtATimeWritesFilesThatBelongTogether() throws Exception {
    Outputs outputs = new Outputs(read, false);
    Map<String, Format> formats = Map.of("t.csv", TABLE);
    outputs.<IOException>together(
        folder,
        "both",
        formats,
        name -> {
          assertThatThrownBy(
                  () -> outputs.<IOException>together(folder, "both", formats, again -> NEW))
              .hasMessage(folder.resolve("both") + ": another sdedge is writing it");
          outputs.<IOException>together(folder, "more", Map.of("u.csv", TABLE), more -> NEW);
          return NEW;
        });
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t.csv", "u.csv");
  }

  /** As a killed process does. */
  @Test
  void aLockThatWasLeftBehindIsNoHindrance() throws Exception {
    Files.createFile(folder.resolve(".both.lock"));
    new Outputs(read, false)
        .<IOException>together(folder, "both", Map.of("t.csv", TABLE), name -> NEW);
    assertThat(folder.toFile().list()).containsExactly("t.csv");
  }
}
