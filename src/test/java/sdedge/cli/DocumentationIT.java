package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.instance.reader.InstanceReader;

/** The examples of the documentation do what they say. */
class DocumentationIT {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Path README = Path.of("README.md");
  private static final Path GUIDE = Path.of("docs/stream.md");

  /** Those whose commands are run here. */
  static final List<Path> PAGES = List.of(README, GUIDE);

  private static final String LAUNCHER = "scripts/sdedge ";

  @TempDir private Path checkout;

  private record Ended(int code, String out, String err) {}

  /** What one finds up to a time limit is not shown: it has a second. */
  @Test
  void theCommandsOfTheReadmeRunInOrderAndPrintWhatItShows() throws Exception {
    String readme = Files.readString(README);
    copyInstances();
    List<String> commands = commands(readme);
    assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
    List<String> elsewhere =
        commands(Files.readString(GUIDE)).stream().map(DocumentationIT::withoutPlace).toList();
    String first = "";
    for (String command : commands) {
      if (elsewhere.contains(withoutPlace(command))) {
        continue;
      }
      String sooner = command.replaceFirst("--time-limit \\d+s", "--time-limit 1s");
      Ended ended = run(sooner.substring(LAUNCHER.length()).replace("'", "").split(" "));
      assertThat(ended.code()).as(command).isZero();
      first = first.isEmpty() ? ended.out() + ended.err() : first;
    }
    assertThat(blocks(readme, "text").get(0)).isEqualTo(first);
  }

  /** Each command is followed by what it prints; those of the README among them run here alone. */
  @Test
  void theCommandsOfTheGuideToStreamsPrintWhatItShows() throws Exception {
    String guide = Files.readString(GUIDE);
    copyInstances();
    List<String> commands = commands(guide);
    List<String> shown = blocks(guide, "text");
    assertThat(commands).hasSizeGreaterThanOrEqualTo(4).hasSameSizeAs(shown);
    for (int i = 0; i < commands.size(); i++) {
      Ended ended = run(commands.get(i).substring(LAUNCHER.length()).split(" "));
      assertThat(ended.code()).as(commands.get(i)).isZero();
      assertThat(ended.out()).as(commands.get(i)).isEqualTo(shown.get(i));
    }
  }

  @Test
  void theInstanceInTheDocumentationIsValid() throws Exception {
    String yaml = blocks(Files.readString(Path.of("docs/instance.md")), "yaml").get(0);
    assertThat(
            InstanceReader.parse("instance.md", yaml.getBytes(StandardCharsets.UTF_8), checkout)
                .tasks())
        .hasSize(2);
  }

  /** Whether a command is run here, wherever it writes to. */
  static boolean runs(String command) throws IOException {
    List<String> here = new ArrayList<>();
    for (Path page : PAGES) {
      commands(Files.readString(page)).forEach(each -> here.add(withoutPlace(each)));
    }
    return here.contains(withoutPlace("scripts/" + command.strip()));
  }

  private static List<String> commands(String readme) {
    return blocks(readme, "sh").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(LAUNCHER))
        .toList();
  }

  private static List<String> blocks(String markdown, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(markdown);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  private void copyInstances() throws IOException {
    Path copies = Files.createDirectories(checkout.resolve("instances"));
    try (Stream<Path> files = Files.list(Path.of("instances"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copies.resolve(file.getFileName().toString()));
      }
    }
  }

  private static String withoutPlace(String command) {
    return command.replaceAll(" -o \\S+", "");
  }

  private Ended run(String... arguments) throws Exception {
    Program program =
        new Program(checkout)
            .with("-XX:+DisableExplicitGC") // bench would before each run
            .after("cd '" + checkout + "' && exec \"$@\"");
    int code = program.run((Object[]) arguments);
    return new Ended(code, Files.readString(program.out()), program.err());
  }
}
