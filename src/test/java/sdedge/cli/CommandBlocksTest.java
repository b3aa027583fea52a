package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Blocks of commands in documents are run by {@link DocumentationIT} or {@link GuidesIT}, or say
 * {@code sh outline} and then are commands that the program at least reads.
 */
class CommandBlocksTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh[^\n]*)\n(.*?)^```");
  private static final Pattern COMMAND = Pattern.compile("(?m)^(?:scripts/)?sdedge (.*)$");
  private static final Pattern INLINE = Pattern.compile("`sdedge ([a-z]+[^`\n]*)`");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");
  private static final String OUTLINE = "sh outline";

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    for (String folder : List.of("docs", "instances", "results")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static List<MatchResult> blocks(Path page) throws IOException {
    return BLOCK.matcher(Files.readString(page)).results().toList();
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replace("'", ""))
        .takeWhile(word -> !word.equals("|") && !word.startsWith(">"))
        .toList();
  }

  @Test
  void blocksOfPagesThatAreNotRunAreOutlines() throws IOException {
    List<Path> run = new ArrayList<>(GuidesIT.pages());
    run.addAll(DocumentationIT.PAGES);
    List<String> neither = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult block : blocks(page)) {
        boolean names = block.group(2).contains("sdedge");
        if (names && !run.contains(page) && !block.group(1).equals(OUTLINE)) {
          neither.add(page + ": " + block.group(2));
        }
      }
    }

    assertThat(run).hasSizeGreaterThan(8).allSatisfy(page -> assertThat(page).exists());
    assertThat(neither).isEmpty();
  }

  @Test
  void outlinesAreRead() throws IOException {
    List<String> read = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult block : blocks(page)) {
        if (block.group(1).equals(OUTLINE)) {
          for (MatchResult command : COMMAND.matcher(block.group(2)).results().toList()) {
            ManPages.root().parseArgs(words(command.group(1)).toArray(String[]::new));
            read.add(command.group(1));
          }
        }
      }
    }

    assertThat(read).hasSizeGreaterThan(10);
  }

  /** Commands within a sentence leave words out, but what they name exists. */
  @Test
  void commandsInSentencesHaveTheOptionsTheyName() throws IOException {
    CommandLine root = ManPages.root();
    int found = 0;
    for (Path page : pages()) {
      for (MatchResult code : INLINE.matcher(Files.readString(page)).results().toList()) {
        List<String> words = words(code.group(1));
        String where = page + ": " + code.group();
        CommandLine command = root.getSubcommands().get(words.get(0));
        if (command == null) {
          throw new AssertionError(where);
        }
        for (String word : words) {
          String option = word.replaceFirst("=.*", "");
          if (option.startsWith("--")) {
            assertThat(command.getCommandSpec().optionsMap()).as(where).containsKey(option);
            found++;
          }
        }
      }
    }
    assertThat(found).isPositive();
  }
}
