package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import sdedge.FewerTasks;
import sdedge.RandomInstances;
import sdedge.control.Control;
import sdedge.document.InputFile;
import sdedge.instance.Instance;
import sdedge.result.Result;
import sdedge.result.files.ResultFiles;
import sdedge.result.table.FileContent;
import sdedge.search.Outcome;
import sdedge.search.SearchOptions;
import sdedge.search.solver.Method;
import sdedge.study.Search;
import sdedge.timeline.Timeline;

/**
 * A main program that prints the SHA-256 of everything the commands write, except the wall-clock
 * figures: to be run by different Java versions, options and locales, which must all print the
 * same.
 */
final class Fingerprints {
  /** What the clock decides: the run's own times, and which improvements have a row. */
  private static final Set<String> OF_A_CLOCK = Set.of("run.json", "search.csv");

  private final Path folder;
  private final String threads;
  private final PrintStream printed;

  private Fingerprints(Path folder, String threads, PrintStream printed) {
    this.folder = folder;
    this.threads = threads;
    this.printed = printed;
  }

  /**
   * Arguments: a folder to write to, the threads (several numbers are tried one after the other),
   * the first and the last seed of random instances, if any, of how many tasks per drafter parts
   * are planned, then instance files; those after {@code --} are only solved.
   */
  public static void main(String[] argv) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    for (String threads : argv[1].split(",", -1)) {
      new Fingerprints(Path.of(argv[0]), threads, out).all(argv);
    }
  }

  private void all(String[] argv) throws Exception {
    List<String> instances = List.of(argv).subList(4, argv.length);
    int rest = instances.contains("--") ? instances.indexOf("--") : instances.size();
    for (String instance : instances.subList(0, rest)) {
      solve(instance);
      compare(instance);
      sweep(instance);
    }
    if (!argv[2].isEmpty()) {
      String[] seeds = argv[2].split("-", -1);
      for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
        random(seed);
      }
      parts(Integer.parseInt(argv[3]));
    }
    for (String instance :
        instances.subList(Math.min(rest + 1, instances.size()), instances.size())) {
      solve(instance);
    }
  }

  private void solve(String instance) throws Exception {
    run("solve", instance, "--threads", threads, "-o", folder.resolve("dp"));
    files("solve " + instance, folder.resolve("dp"));
  }

  /** Batches of several drafters with a length per part, and their bands decided with them. */
  private void parts(int tasks) throws Exception {
    Path instance = FewerTasks.of(Path.of(Cli.TWO_DRAFTERS), tasks, folder.resolve("fewer.yaml"));
    for (String pipeline : List.of("rolling", "asynchronous")) {
      for (String uplink : List.of("joint", "auto")) {
        String name = "parts " + pipeline + " " + uplink;
        Path result = folder.resolve(name.replace(' ', '-'));
        List<Object> solve = new ArrayList<>(List.of("solve", instance, "-o", result));
        with(solve, "--scope", "drafter", "--uplink", uplink, "--pipeline", pipeline);
        run(with(solve, "--steps", "expected", "--threads", threads));
        files(name, result);
      }
    }
  }

  private void compare(String instance) throws Exception {
    List<Object> compare = new ArrayList<>(List.of("compare", instance, "--threads", threads));
    run(with(compare, "--methods", "dp,schemes", "--json", "-o", folder.resolve("compare")));
    files("compare " + instance, folder.resolve("compare"));
  }

  private void sweep(String instance) throws Exception {
    Path csv = folder.resolve("sweep.csv");
    List<Object> sweep = new ArrayList<>(List.of("sweep", instance, "--threads", threads));
    run(with(sweep, "--set", "drafters[*].wireless.bandwidth_hz=1e5,3e7", "--csv", csv));
    print("sweep " + instance, Files.readAllBytes(csv));
  }

  private static Object[] with(List<Object> argv, Object... more) {
    argv.addAll(List.of(more));
    return argv.toArray();
  }

  /** What a command prints counts too; progress on the standard error depends on clocks. */
  private void run(Object... argv) throws Exception {
    Cli.Ended ended = Cli.run(argv);
    String out = ended.out().replace(folder.toString(), "FOLDER");
    String name = (argv[0] + " " + argv[1]).replace(folder.toString(), "FOLDER");
    print(name + " " + ended.code(), out.getBytes(StandardCharsets.UTF_8));
  }

  private void files(String name, Path result) throws Exception {
    for (String file : new TreeSet<>(WholeResult.names(result))) {
      if (!OF_A_CLOCK.contains(file)) {
        print(name + " " + file, Files.readAllBytes(result.resolve(file)));
      }
    }
  }

  private void random(long seed) throws Exception {
    Random random = new Random(seed);
    RandomInstances drawing = new RandomInstances(random);
    Instance instance = (seed % 4 == 0 ? drawing.drafters(2) : drawing).next();
    Outcome outcome =
        Search.SOLVER.solve(
            instance, Method.DP, new SearchOptions(Integer.parseInt(threads), 0), Control.NONE);
    if (outcome instanceof Outcome.Found found) {
      Result result =
          Result.of(instance, "", "dp", outcome, Timeline.execute(instance, found.plan()), null);
      for (Map.Entry<String, FileContent> file : ResultFiles.of(result).entrySet()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.getValue().writeTo(bytes);
        print("random " + seed + " " + file.getKey(), bytes.toByteArray());
      }
    } else {
      print("random " + seed, outcome.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void print(String name, byte[] content) {
    printed.println(name + " " + InputFile.sha256(content));
  }
}
