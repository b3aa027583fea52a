package sdedge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.Node;
import sdedge.instance.reader.InstanceReader;
import sdedge.instance.reader.InstanceSchema;
import sdedge.plan.Batch;
import sdedge.plan.Feasibility;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;
import sdedge.search.solver.Method;
import sdedge.search.solver.Solver;
import tools.jackson.databind.ObjectMapper;

class ShippedInstancesTest {
  private static final Path FOLDER = Path.of("instances");

  /** Solved order by order: all together take more memory than tests have. */
  private static final String LARGE = "published-1.1b-7b-answers";

  private static final Map<String, Outcome> SOLVED = new ConcurrentHashMap<>();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(InstanceSchema.text());
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  /** A line of optima.txt: {@code kind name [seconds]}. */
  record Known(String kind, String name, double seconds) {
    static Known parse(String line) {
      String[] words = line.split(" ", -1);
      double seconds = words.length > 2 ? Double.parseDouble(words[2]) : Double.NaN;
      return new Known(words[0], words[1], seconds);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Known> known() throws IOException {
    return Files.readAllLines(FOLDER.resolve("optima.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Known::parse)
        .toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static Instance read(String name) throws Exception {
    return InstanceReader.read(FOLDER.resolve(name + ".yaml"));
  }

  /** Solves each instance once. */
  static Outcome solve(Instance instance) {
    return SOLVED.computeIfAbsent(
        instance.name(),
        name ->
            name.equals(LARGE)
                ? TaskOrdering.candidates(instance).stream()
                    .map(
                        order ->
                            (Outcome.Optimal) best(instance.withOptions(null, null, order, null)))
                    .min(Comparator.comparingDouble(Outcome.Optimal::makespanS))
                    .orElseThrow()
                : best(instance));
  }

  private static Outcome best(Instance instance) {
    return Solver.solve(instance, Method.DP, SearchOptions.DEFAULT, Control.NONE);
  }

  static Plan plan(Instance instance) {
    return ((Outcome.Optimal) solve(instance)).plan();
  }

  static List<Batch> batches(Plan plan) {
    return plan.batches();
  }

  @Test
  void everyInstanceHasOneKnownValue() throws IOException {
    List<String> names =
        files().stream().map(file -> file.getFileName().toString().replace(".yaml", "")).toList();

    assertThat(known()).extracting(Known::name).containsExactlyInAnyOrderElementsOf(names);
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyInstanceMatchesTheSchemaAndItsName(Known known) throws Exception {
    Path file = FOLDER.resolve(known.name() + ".yaml");
    String text = Files.readString(file);

    assertThat(text).startsWith("# ");
    assertThat(
            SCHEMA.validate(
                new ObjectMapper().valueToTree(new Load(SETTINGS).loadFromString(text))))
        .isEmpty();
    assertThat(InstanceReader.read(file).name()).isEqualTo(known.name());
  }

  @Test
  void quickstartMixesLengthsAndHalvesTheTime() throws Exception {
    Instance instance = read("quickstart");
    Outcome.Optimal best = (Outcome.Optimal) solve(instance);
    Outcome.Found silent =
        (Outcome.Found)
            Solver.autoregressive(instance, best.plan(), SearchOptions.DEFAULT, Control.NONE);

    assertThat(batches(best.plan())).extracting(b -> b.choices().of(0).length()).doesNotContain(0);
    assertThat(
            batches(best.plan()).stream().map(b -> b.choices().of(0).length()).distinct().count())
        .isGreaterThan(1);
    assertThat(best.makespanS()).isLessThan(0.5 * silent.makespanS());
  }

  @Test
  void memoryLimitsBothNodes() throws Exception {
    Instance instance = read("memory-limited");
    double tokens = 0;
    for (int k = 0; k < instance.tasks().size(); k++) {
      tokens += Feasibility.reservedTokens(instance, k);
    }

    for (Node node : List.of(instance.verifier(), instance.drafters().get(0).node())) {
      assertThat(Feasibility.fits(node, tokens)).as(node.id()).isFalse();
    }
    assertThat(plan(instance).cohorts()).hasSizeGreaterThan(1);
  }
}
