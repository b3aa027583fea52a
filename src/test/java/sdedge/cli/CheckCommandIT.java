package sdedge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sdedge.cli.Cli.ROLLING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sdedge.Json;
import sdedge.cli.Cli.Ended;

class CheckCommandIT {
  @TempDir private Path folder;

  private Path solved(String instance, Object... more) {
    return Cli.solved(folder.resolve("result"), instance, more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances/measured-table.yaml",
        "instances/infeasible.yaml",
        "src/test/resources/reference/speed/tasks-48.json"
      })
  void verifiesShippedInstances(String instance) {
    Ended ended = Cli.run("check", instance, solved(instance));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("nothing differs", "numbers ");
    assertThat(ended.out().lines().count()).isLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pipeline=synchronous",
        "--pipeline=asynchronous",
        "--uplink=auto",
        "--order=given",
        "--scope=global",
        "--method=random",
        "--method=no-pipeline",
        "--method=fixed-length:1",
        "--gap=0.9",
        "--time-limit=10m",
        "--threads=2"
      })
  void verifiesWhateverOptionsWereGiven(String option) {
    assertThat(Cli.run("check", ROLLING, solved(ROLLING, option)).code()).isZero();
  }

  @Test
  void tellsDifferencesAsTableOrJson() throws Exception {
    Path result = solved(ROLLING);
    Path latency = result.resolve("latency.csv");
    List<String> lines = Files.readAllLines(latency);
    lines.set(1, lines.get(1).replaceFirst("^([^,]*),[^,]*,", "$1,nobody,"));
    Files.write(latency, lines);

    Ended table = Cli.run("check", ROLLING, result);
    assertThat(table.code()).isEqualTo(7);
    assertThat(table.err()).contains("2 differences");
    assertThat(table.out().lines().toList())
        .hasSize(3)
        .startsWith("file,row,column,expected,found")
        .contains("latency.csv,1,drafter,sbs1,nobody")
        .anyMatch(line -> line.startsWith("run.json,,outputs.latency.csv,"));

    Ended json = Cli.run("check", ROLLING, result, "--json");
    assertThat(json.code()).isEqualTo(7);
    assertThat(json.out())
        .contains("\"verdict\": \"differs\"", "\"row\": 1", "\"column\": \"drafter\"");
  }

  @Test
  void tellsSuccessAsJson() {
    Ended ended = Cli.run("check", ROLLING, solved(ROLLING), "--json");

    assertThat(ended.out())
        .contains("\"verdict\": \"verified\"", "\"status\": \"optimal\"", "\"differences\": []");
  }

  @Test
  void whatIsNoResultIsNamed() {
    Path plan = solved(ROLLING).resolve("plan.json");
    Path several = folder.resolve("several");
    Path drawn = folder.resolve("drawn");
    Cli.run("compare", ROLLING, "--methods", "dp", "-o", several);
    Cli.run("simulate", ROLLING, plan, "--runs", "2", "-o", drawn);

    Ended compared = Cli.run("check", ROLLING, several);
    Ended simulated = Cli.run("check", ROLLING, drawn);

    assertThat(compared.code()).isEqualTo(3);
    assertThat(compared.err()).contains(" is a folder of compare: sdedge report RESULT");
    assertThat(simulated.code()).isEqualTo(3);
    assertThat(simulated.err())
        .contains(
            "is not a result: it was written by simulate, not by solve, evaluate, stream or"
                + " capacity");
    assertThat(compared.out() + simulated.out()).isEmpty();
  }

  @Test
  void anotherInstanceIsNamed() {
    Ended ended = Cli.run("check", "instances/quickstart.yaml", solved(ROLLING));

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("was made of another instance, " + ROLLING, "not of instances/quickstart.yaml (");
  }

  @Test
  void aChangedLatencyTableDiffers() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (String name : List.of("measured-table.yaml", "measured-table-mbs.csv")) {
      Files.copy(Path.of("instances", name), copy.resolve(name));
    }
    String instance = copy.resolve("measured-table.yaml").toString();
    Path result = solved(instance);
    assertThat(result.resolve("run.json")).content().contains("measured-table-mbs.csv\": \"");
    Files.writeString(
        copy.resolve("measured-table-mbs.csv"),
        Files.readString(copy.resolve("measured-table-mbs.csv")).strip());

    Ended ended = Cli.run("check", instance, result);
    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out().lines().toList())
        .hasSize(2)
        .anyMatch(l -> l.contains("run.json,,inputs"));
  }

  /** How busy a shared band is stands in the terminal and the summary, and is recomputed. */
  @Test
  void sharedBandsAreNamedAndChecked() throws Exception {
    String instance = "instances/drafts/handsets-band.yaml";
    Path result = folder.resolve("band");
    assertThat(Cli.run("solve", instance, "-o", result).out())
        .contains("at most radio uplink 0.0 %, air 0.6 %, fronthaul down < 0.1 %");
    assertThat(Cli.run("check", instance, result, "--skip-claims").code()).isZero();
    Path file = result.resolve("summary.json");
    Map<String, Object> summary = Json.parse(Files.readString(file));
    Map<String, Object> utilisation = Json.map(summary.get("utilisation"));
    Map<String, Object> band = Json.map(Json.list(utilisation.get("links")).get(0));
    double sum =
        Json.list(utilisation.get("drafters")).stream()
            .mapToDouble(drafter -> Json.number(Json.map(drafter).get("fronthaul_up")))
            .sum();
    assertThat(band.get("id")).isEqualTo("air");
    assertThat(Json.list(band.get("drafters"))).hasSize(12).startsWith("handset01");
    assertThat(Json.number(band.get("fronthaul_up"))).isCloseTo(sum, within(1e-12));

    String text = Files.readString(file);
    String busy = String.valueOf(band.get("fronthaul_up"));
    Files.writeString(file, text.replace("\"air\"", "\"other\"").replace(busy, "0.5"));

    assertThat(Cli.run("check", instance, result, "--skip-claims").out())
        .contains("utilisation.links[0].fronthaul_up", "utilisation.links[0].id,air,");
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    assertThat(Cli.run("check", ROLLING, folder.resolve("none")).code()).isEqualTo(8);
    assertThat(Cli.run("check", ROLLING, ROLLING).code()).isEqualTo(8);
    assertThat(Cli.run("check", folder.resolve("none.yaml"), folder).code()).isEqualTo(8);
    Ended empty = Cli.run("check", ROLLING, folder);
    assertThat(empty.code()).isEqualTo(3);
    assertThat(empty.err()).contains("is not a result: it has no run.json");
    Path result = solved(ROLLING);
    Files.writeString(result.resolve("run.json"), "{\"kind\": \"sdedge-result\"");
    assertThat(Cli.run("check", ROLLING, result).code()).isEqualTo(3);
  }

  @Test
  void whatIsMissingDiffersAndWhoWroteItIsNamed() throws Exception {
    Path result = solved(ROLLING);
    Path run = result.resolve("run.json");
    String text = Files.readString(run);
    Files.writeString(run, text.replaceFirst("(\"sdedge\": )\"[^\"]*\"", "$1\"0.0.1\""));
    Ended older = Cli.run("check", ROLLING, result);
    assertThat(older.code()).as(older.out()).isZero();
    assertThat(older.out()).contains("written by version 0.0.1, recomputed by ");

    Files.delete(result.resolve("schedule.csv"));
    Ended ended = Cli.run("check", ROLLING, result);

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out()).contains("schedule.csv,");
  }

  @Test
  void claimsThatNobodyAsksForAreLeftOut() {
    String instance = "instances/quickstart.yaml";

    Ended skipped = Cli.run("check", instance, solved(instance), "--skip-claims");
    assertThat(skipped.code()).isZero();
    assertThat(skipped.out()).contains("not looked at");
  }

  /** Contiguous plans of few tasks are searched again; what else only a search knows is not. */
  @ParameterizedTest
  @ValueSource(strings = {"rolling", "synchronous", "sequential", "asynchronous"})
  void claimsOfOtherPlansAreSearchedAgainOrSaidNotToBe(String pipeline) throws Exception {
    Path result = Cli.solved(folder.resolve("r"), Cli.ROLLING, "--pipeline", pipeline);

    Ended ended = Cli.run("check", Cli.ROLLING, result);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("claim not derived again: autoregressive makespan")
        .contains(
            pipeline.startsWith("a")
                ? "claim not derived again: bound"
                : "optimal over contiguous plans, searched again");
  }
}
