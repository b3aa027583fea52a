package sdedge.study.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.InvalidInputException;
import sdedge.output.OutputFile;
import sdedge.output.Outputs;
import sdedge.study.log.Manifest;
import sdedge.study.log.ManifestFile;
import sdedge.study.log.RowLog;

/**
 * Joins the shards of a benchmark that lie in one folder. Instances are the same by their bytes,
 * wherever the checkout of a shard was.
 */
public final class Shards {
  private static final Pattern RUNS = Pattern.compile("runs-[0-9]+-of-([0-9]{1,6})\\.csv");

  private Shards() {}

  /**
   * Writes {@code runs.csv} and {@code bench.json} of the whole.
   *
   * @return the rows, in the order of the runs
   * @throws IOException if shards or rows are missing or do not belong together
   */
  public static List<Run> merge(Path folder, Outputs outputs)
      throws IOException, InvalidInputException {
    BenchFolder whole = new BenchFolder(folder, Shard.WHOLE);
    if (Files.exists(whole.runs())) {
      throw new IOException(whole.runs() + " exists already");
    }
    int count = count(folder);
    List<Manifest> manifests = new ArrayList<>();
    Map<RunKey, Run> runs = new HashMap<>();
    for (int index = 1; index <= count; index++) {
      BenchFolder part = new BenchFolder(folder, new Shard(index, count));
      Manifest own = manifest(part);
      Manifest manifest = manifests.isEmpty() ? own : own.namedAs(manifests.get(0));
      if (!manifests.isEmpty()) {
        refuseIfDifferent(part, manifest.differencesButMachine(manifests.get(0)));
      }
      manifests.add(manifest);
      for (Run measured : RowLog.read(part.runs(), RunCsv.FORMAT)) {
        Run run = renamed(measured, own, manifest);
        if (runs.put(run.key(), run) != null) {
          throw new IOException(part.runs() + ": " + run.key() + " is there twice");
        }
      }
    }
    List<Run> inOrder = inOrder(keys(manifests.get(0)), runs);
    OutputFile rows = outputs.file(whole.runs(), RunCsv.FORMAT.file());
    OutputFile conditions = outputs.file(whole.manifest(), ManifestFile.format(whole.manifest()));
    ManifestFile.write(conditions, joined(manifests));
    rows.write(content(inOrder));
    return inOrder;
  }

  /** The row with the name that its instance has in another manifest of the same order. */
  private static Run renamed(Run run, Manifest own, Manifest other) {
    int at = List.copyOf(own.instances().keySet()).indexOf(run.key().instance());
    return at < 0 ? run : run.named(List.copyOf(other.instances().keySet()).get(at));
  }

  private static int count(Path folder) throws IOException {
    Set<Integer> counts = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "runs-*.csv")) {
      for (Path file : files) {
        Matcher matcher = RUNS.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          counts.add(Integer.valueOf(matcher.group(1)));
        }
      }
    }
    if (counts.size() != 1) {
      String found = counts.isEmpty() ? "no shards" : "shards of " + counts;
      throw new IOException(folder + ": holds " + found + ", not those of one benchmark");
    }
    return counts.iterator().next();
  }

  private static Manifest manifest(BenchFolder part) throws IOException, InvalidInputException {
    if (!Files.exists(part.runs()) || !Files.exists(part.manifest())) {
      throw new IOException("shard " + part.shard() + " is missing: " + part.runs());
    }
    return ManifestFile.read(part.manifest());
  }

  private static void refuseIfDifferent(BenchFolder part, List<String> differences)
      throws IOException {
    if (!differences.isEmpty()) {
      throw new IOException(
          part.runs()
              + " was measured under other conditions than the first shard:\n  "
              + String.join("\n  ", differences));
    }
  }

  /** The keys of all rows that the shards together must have, in the order of the runs. */
  private static List<RunKey> keys(Manifest manifest) {
    List<RunKey> keys = new ArrayList<>();
    for (int repeat = 1; repeat <= manifest.repeats(); repeat++) {
      for (String instance : manifest.instances().keySet()) {
        for (String method : manifest.methods()) {
          keys.add(new RunKey(instance, method, repeat));
        }
      }
    }
    return keys;
  }

  private static List<Run> inOrder(List<RunKey> keys, Map<RunKey, Run> runs) throws IOException {
    List<RunKey> missing = keys.stream().filter(key -> !runs.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      throw new IOException(
          missing.size()
              + " of "
              + keys.size()
              + " runs are missing, first: "
              + missing.get(0)
              + ". Maybe finish the shards with --resume?");
    } else if (runs.size() > keys.size()) {
      throw new IOException("the shards hold runs that are not of this benchmark");
    }
    List<Run> inOrder = new ArrayList<>();
    for (RunKey key : keys) {
      Run run = runs.get(key);
      if (run != null) {
        inOrder.add(run);
      }
    }
    return inOrder;
  }

  /** Each machine keeps its shard's number. */
  private static Manifest joined(List<Manifest> manifests) {
    Map<String, String> machines = new LinkedHashMap<>();
    for (int i = 0; i < manifests.size(); i++) {
      String shard = " of shard " + (i + 1);
      manifests.get(i).machine().forEach((key, value) -> machines.put(key + shard, value));
    }
    Manifest first = manifests.get(0);
    return new Manifest(first.options(), first.versions(), machines, first.instances());
  }

  private static byte[] content(List<Run> runs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((RunCsv.FORMAT.header() + "\n").getBytes(StandardCharsets.UTF_8));
    for (Run run : runs) {
      bytes.write(RunCsv.FORMAT.line(run));
    }
    return bytes.toByteArray();
  }
}
