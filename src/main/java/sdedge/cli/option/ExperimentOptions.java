package sdedge.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.cli.option.OutputOptions.ForceOption;
import sdedge.search.Approach;
import sdedge.study.compare.CompareMethods;
import sdedge.study.experiment.Shard;

/** Options of the commands that make experiments. */
public final class ExperimentOptions {
  @Option(
      names = {"--methods", "--method"},
      paramLabel = "METHOD,…",
      order = 1,
      completionCandidates = Keys.Methods.class,
      converter = MethodNames.Single.class,
      description =
          "Some of ${COMPLETION-CANDIDATES}, with commas between; default dp; [NAME=]exec:COMMAND,"
              + " the last of a list, for a program that reads an instance and prints a plan.")
  private List<MethodNames> methods = new ArrayList<>();

  @Mixin public SearchOverrides overrides = new SearchOverrides();

  @Mixin public RunOptions run = new RunOptions();

  @Mixin public ForceOption force = new ForceOption();

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      order = 55,
      description =
          "Also write how each method does against the optimum and every other one: mean gap with"
              + " its 95 %% interval, wins, ties, losses.")
  public @Nullable String scores;

  @Option(
      names = "--resume",
      order = 52,
      description = "Make only the rows that are missing in -o.")
  public boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      order = 53,
      description = "Make one of N parts of the rows, from 1/N to N/N.")
  public Shard shard = Shard.WHOLE;

  @Option(
      names = "--merge",
      order = 54,
      description = "Join the shards in the folder of -o instead of running anything.")
  public boolean merge;

  /** Why these options do not go together with the others of a command; null if they do. */
  public @Nullable String contradiction(boolean hasInputs, boolean hasFolder) {
    String twice = MethodNames.twice(methods, List.of());
    if (twice != null) {
      return twice;
    } else if (merge == hasInputs) {
      return merge ? "--merge takes no instances" : "an instance file or a folder is missing";
    }
    boolean isPart = !shard.equals(Shard.WHOLE);
    if (isPart && scores != null) {
      return "--scores are of all rows: they go with --merge";
    }
    if (merge && isPart) {
      return "--merge joins all shards, so it takes no --shard";
    } else if (!hasFolder && (resume || merge || isPart)) {
      return (resume ? "--resume" : merge ? "--merge" : "--shard") + " needs -o DIR";
    }
    return null;
  }

  /** The methods, each once. */
  public List<Approach> methods() {
    return CompareMethods.each(methods.stream().flatMap(some -> some.names().stream()).toList());
  }

  /** What says how each search ran, by name; what was not given is absent. */
  public Map<String, String> given() {
    Map<String, @Nullable Object> used = new LinkedHashMap<>(overrides.given().given());
    run.addTo(used);
    Map<String, String> given = new LinkedHashMap<>();
    used.forEach(
        (name, value) -> {
          if (value != null) {
            given.put(name, value.toString());
          }
        });
    return given;
  }
}
