package sdedge.study.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.InvalidInputException;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.storage.Outputs;
import sdedge.storage.ReadFiles;
import sdedge.study.experiment.Experiment.ExperimentKind;

/** Which conditions make rows of one table. */
class ManifestTest {
  private static final List<Approach> DP = List.of(Method.DP);
  private static final List<Approach> BOTH = List.of(Method.DP, Method.EXHAUSTIVE);
  private static final Map<String, String> FILES = files("a.yaml", "1f", "b.yaml", "2f");

  @TempDir private Path folder;

  private static Map<String, String> files(String... namesAndDigests) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndDigests.length; i += 2) {
      files.put(namesAndDigests[i], namesAndDigests[i + 1]);
    }
    return files;
  }

  private static Manifest bench(List<Approach> methods, int repeats, Map<String, String> files) {
    Grid grid = new Grid(List.of(Axis.ofFiles(List.copyOf(files.keySet()))));
    return Manifest.of(
        new Experiment(ExperimentKind.BENCH, grid, methods, repeats, Shard.WHOLE),
        Map.of("seed", "1"),
        Map.of("java", "17"),
        files);
  }

  private static Manifest sweep(Shard shard, Map<String, String> files, String... axes) {
    List<Axis> all = new ArrayList<>(List.of(Axis.ofFiles(List.copyOf(files.keySet()))));
    List.of(axes).forEach(axis -> all.add(Axis.parse(axis)));
    return Manifest.of(
        new Experiment(ExperimentKind.SWEEP, new Grid(all), DP, 1, shard),
        Map.of(),
        Map.of("java", "17"),
        files);
  }

  private static Manifest on(String methods, String os, String arch, String cores) {
    return new Manifest(
        Map.of(
            "options",
            Map.of("methods", methods),
            "machine",
            Map.of("os", os, "arch", arch, "cores", cores)));
  }

  /** Solvers in native code may find another plan of the same makespan. */
  @Test
  void ofSolversInNativeCodeThePlatformCounts() {
    for (String methods : List.of("dp,milp:scip", "dp")) {
      Manifest here = on(methods, "Linux 6.1", "amd64", "2");
      assertThat(here.differencesFromComplete(on(methods, "Linux 6.2", "z80", "4")))
          .isEqualTo(methods.equals("dp") ? List.of() : List.of("machine arch: was z80, is amd64"));
    }
  }

  @Test
  void whatIsWrittenReadsBack() throws Exception {
    Path file = folder.resolve("bench.json");
    Manifest written = bench(BOTH, 2, FILES);

    written.write(
        new Outputs(new ReadFiles(), false).file(file, Manifest.format(ExperimentKind.BENCH)),
        ExperimentKind.BENCH);

    assertThat(Manifest.read(file, ExperimentKind.BENCH)).isEqualTo(written);
    assertThat(Files.readString(file))
        .startsWith(
            """
            {
              "kind": "sdedge-bench",
              "options": {
                "methods": "dp,exhaustive",
                "repeats": "2",
                "seed": "1"
              },
              "versions": {
                "java": "17"
              },
              "machine": {
                "os":\
            """)
        .endsWith(
            """
              "instances": {
                "a.yaml": "1f",
                "b.yaml": "2f"
              }
            }
            """);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Manifest.read(file, ExperimentKind.SWEEP))
        .withMessageContaining("sdedge-sweep");
  }

  @Test
  void thereMayBeMoreMethodsAndRepeatsButNotFewer() {
    Manifest before = bench(DP, 2, FILES);

    assertThat(bench(DP, 2, FILES).differencesFrom(before)).isEmpty();
    assertThat(bench(BOTH, 3, FILES).differencesFrom(before)).isEmpty();
    assertThat(bench(BOTH, 1, FILES).differencesFrom(before))
        .containsExactly("option methods: was dp, is dp,exhaustive", "option repeats: was 2, is 1");
    assertThat(bench(DP, 2, FILES).differencesFrom(bench(BOTH, 2, FILES)))
        .containsExactly("option methods: was dp,exhaustive, is dp");
  }

  @Test
  void everythingElseMustBeAsItWas() {
    Manifest before = bench(DP, 2, FILES);
    Map<String, Map<String, String>> other = new LinkedHashMap<>(before.sections());
    other.put("versions", Map.of("java", "25"));
    other.put("machine", Map.of("cores", "1"));

    assertThat(new Manifest(other).differencesFrom(before))
        .contains(
            "version java: was 17, is 25", "machine cpu: was " + cpu(before) + ", is nothing");
    assertThat(bench(DP, 2, files("a.yaml", "3f", "b.yaml", "2f")).differencesFrom(before))
        .containsExactly("instance a.yaml: was 1f, is 3f");
    assertThat(bench(DP, 2, files("b.yaml", "2f", "a.yaml", "1f")).differencesFrom(before))
        .containsExactly("the order of the instances");
  }

  private static String cpu(Manifest manifest) {
    return String.valueOf(manifest.sections().getOrDefault("machine", Map.of()).get("cpu"));
  }

  /** A sweep may grow, and is the same whatever its values; its shards must have the same. */
  @Test
  void theValuesOfASweepAreThoseOfItsShards() {
    Shard first = new Shard(1, 2);
    Shard second = new Shard(2, 2);

    assertThat(sweep(Shard.WHOLE, FILES, "x=1,2")).isEqualTo(sweep(Shard.WHOLE, FILES, "x=1,2,3"));
    assertThat(sweep(second, FILES, "x=1,2").differencesFromShard(sweep(first, FILES, "x=1,2")))
        .isEmpty();
    assertThat(sweep(second, FILES, "x=1,2,3").differencesFromShard(sweep(first, FILES, "x=1,2")))
        .containsExactly("option points: was 4, is 6", "option axes: was x=1,2, is x=1,2,3");
    assertThat(sweep(first, FILES, "x=1,2").groups(ExperimentKind.SWEEP)).isEqualTo(4);
    assertThat(bench(BOTH, 3, FILES).groups(ExperimentKind.BENCH)).isEqualTo(6);
  }

  /** Files count by their bytes and their order, wherever the checkout is. */
  @Test
  void shardsMayLieAnywhereAndRunOnAnyMachine() {
    Manifest here = sweep(new Shard(1, 2), FILES, "x=1,2");
    Map<String, Map<String, String>> sections =
        new LinkedHashMap<>(
            sweep(new Shard(2, 2), files("/c/a.yaml", "1f", "/c/b.yaml", "2f"), "x=1,2")
                .sections());
    sections.put("machine", Map.of("cpu", "other"));
    Manifest there = new Manifest(sections);

    assertThat(there.differencesFromShard(here)).isEmpty();
    Manifest joined = Manifest.joined(List.of(here, there));
    assertThat(joined.files()).containsExactly("a.yaml", "b.yaml");
    assertThat(joined.sections().get("machine"))
        .containsEntry("cpu of shard 1", cpu(here))
        .containsEntry("cpu of shard 2", "other");
    assertThat(
            sweep(new Shard(2, 2), files("/c/a.yaml", "1f", "/c/b.yaml", "3f"), "x=1,2")
                .differencesFromShard(here))
        .contains("instance /c/b.yaml: was nothing, is 3f");
  }
}
