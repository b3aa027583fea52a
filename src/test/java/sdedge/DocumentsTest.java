package sdedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sdedge.generate.Family;
import sdedge.instance.reader.InstanceSchema;
import sdedge.result.files.ResultTable;
import sdedge.result.files.SummaryWriter;
import sdedge.result.files.SummaryWriter.UtilisationJson;
import sdedge.study.stream.RatesCsv;
import sdedge.study.stream.RequestsCsv;
import sdedge.study.stream.StreamJson;

/** The documents hold together: links lead somewhere, what is named exists. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern WORDS = Pattern.compile("[\\s,]+");
  private static final Pattern FILE =
      Pattern.compile("(src|docs|scripts|instances)/[\\w./-]+[.]\\w+");
  private static final Pattern CLASS = Pattern.compile("([A-Z][a-z0-9]+){2,}");

  /** Names that look like classes of the program: of Java, columns of traces, an example's. */
  private static final Set<String> ELSEWHERE =
      Set.of("StrictMath", "IllegalArgumentException", "ContextTokens", "GeneratedTokens", "NaN");

  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    documents.addAll(below("docs", ".md"));
    documents.addAll(below("results", ".md"));
    documents.addAll(below("instances", ".md"));
    return documents;
  }

  private static List<Path> below(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  @Test
  void relativeLinksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      String text = CODE.matcher(Files.readString(document)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!link.group(1).contains("://") && !leadsSomewhere(document, link.group(1))) {
          broken.add(document + ": " + link.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]));
  }

  @Test
  void everyPictureIsShown() throws IOException {
    List<Path> shown = new ArrayList<>();
    for (Path document : documents()) {
      for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
        shown.add(document.resolveSibling(link.group(1)).normalize());
      }
    }
    List<Path> pictures = new ArrayList<>(below("docs", ".svg"));
    pictures.addAll(below("docs", ".png"));

    assertThat(pictures).hasSizeGreaterThan(5);
    assertThat(shown).containsAll(pictures);
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(String markdown) {
    return HEADING
        .matcher(markdown)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyKeyOfInstancesIsExplained() throws IOException {
    String page = Files.readString(Path.of("docs/instance.md"));
    Set<String> keys = new TreeSet<>();
    collectKeys(Json.parse(InstanceSchema.text()), keys);

    assertThat(keys).hasSizeGreaterThan(50);
    assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }

  private static void collectKeys(Object schema, Set<String> keys) {
    if (schema instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.keySet().forEach(key -> keys.add((String) key));
      }
      map.values().forEach(value -> collectKeys(value, keys));
    } else if (schema instanceof List<?> list) {
      list.forEach(value -> collectKeys(value, keys));
    }
  }

  @Test
  void everyColumnAndKeyOfResultsIsExplained() throws IOException {
    String page = Files.readString(Path.of("docs/results.md"));
    List<String> keys =
        Stream.of(
                SummaryWriter.KEYS,
                SummaryWriter.COMPONENTS,
                UtilisationJson.KEYS,
                UtilisationJson.SERVERS)
            .flatMap(table -> table.names().stream())
            .toList();

    assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    String dense = page.replaceAll("\\s", "");
    assertThat(ResultTable.values())
        .allSatisfy(table -> assertThat(dense).contains(String.join(",", table.table().names())));
  }

  @Test
  void everyColumnAndKeyOfStreamsIsExplained() throws IOException {
    String page = Files.readString(Path.of("docs/results.md")) + proofsInFiles();
    List<String> keys =
        Stream.concat(Stream.of(StreamJson.KEYS), StreamJson.parts().stream())
            .flatMap(table -> table.names().stream())
            .toList();

    assertThat(keys).hasSizeGreaterThan(40);
    assertThat(keys).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    assertThat(page)
        .contains("`" + String.join(",", RatesCsv.TABLE.names()) + "`")
        .contains("`" + String.join(",", RequestsCsv.TABLE.names()) + "`");
  }

  /** The section of the model with the keys of prices and certificates. */
  private static String proofsInFiles() throws IOException {
    String model = Files.readString(Path.of("docs/model.md"));
    int begin = model.indexOf("### Proofs in files");
    return model.substring(begin, model.indexOf("\n## ", begin));
  }

  @Test
  void everyFamilyOfInstancesIsExplained() throws IOException {
    String page = Files.readString(Path.of("docs/generate.md"));

    assertThat(Family.keys()).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }

  /** What to do first, and what every change has to pass, as a clean clone is tested. */
  @Test
  void theFirstBlockOfTheReadmeNamesBothCommands() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String first = readme.split("```", 3)[1];
    List<String> tests =
        Files.readAllLines(Path.of(".ci/run")).stream().filter(l -> l.startsWith("mvn ")).toList();

    assertThat(tests).hasSize(1);
    assertThat(first.lines())
        .containsExactly("sh", "scripts/sdedge solve instances/quickstart.yaml", tests.get(0));
  }

  @Test
  void everyInstanceIsListed() throws IOException {
    String page = Files.readString(Path.of("instances/README.md"));
    try (Stream<Path> files = Files.list(Path.of("instances"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> "`" + name.replace(".yaml", "") + "`")
              .toList();

      assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(page).contains(name));
    }
  }

  /**
   * Files in backticks, from the root or, of Java, from the root of a package tree, and classes.
   */
  @Test
  void everyFileAndClassNamedExists() throws IOException {
    List<Path> sources = new ArrayList<>(below("src", ".java"));
    sources.addAll(below("scripts", ".java"));
    List<Path> documents = new ArrayList<>(documents());
    documents.remove(Path.of("CHANGELOG.md")); // tells of what was
    documents.add(Path.of("CONTRIBUTING.md"));
    List<String> missing = new ArrayList<>();
    for (Path document : documents) {
      String text = CODE.matcher(Files.readString(document)).replaceAll("");
      for (MatchResult quoted : QUOTED.matcher(text).results().toList()) {
        for (String word : WORDS.splitAsStream(quoted.group(1)).toList()) {
          if (isMissing(word, sources)) {
            missing.add(document + ": " + word);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean isMissing(String word, List<Path> sources) {
    if (word.endsWith(".java") && word.contains("/") && !word.contains("*")) {
      return sources.stream().noneMatch(file -> file.endsWith(word))
          && !Files.exists(Path.of(word));
    } else if (FILE.matcher(word).matches()) {
      return !word.contains("NAME") && !Files.exists(Path.of(word));
    }
    return CLASS.matcher(word).matches()
        && !ELSEWHERE.contains(word)
        && sources.stream().noneMatch(file -> file.endsWith(word + ".java"));
  }

  @Test
  void nothingOutsideIsCited() throws IOException {
    Pattern outside =
        Pattern.compile(
            "\\b(MODEL|INTERFACE|INSTANCE|UPLINK|CALIBRATE|STREAM|DRAFTS|ANSWERS|HOUSE)[.]md");
    List<String> citing = new ArrayList<>();
    for (String folder : List.of("src", "docs", "scripts")) {
      for (Path file : below(folder, "")) {
        if (outside
            .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .find()) {
          citing.add(file.toString());
        }
      }
    }

    assertThat(citing).isEmpty();
  }
}
