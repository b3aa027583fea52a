package sdedge.study.experiment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.InvalidInputException;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.storage.OutputFile;
import sdedge.storage.Outputs;
import sdedge.storage.RowLog;
import sdedge.study.experiment.Experiment.ExperimentKind;

/**
 * Joins the shards of an experiment that lie in one folder. Instances are the same by their bytes,
 * wherever the checkout of a shard was.
 */
public final class Shards {
  private final ExperimentFolder whole;
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<List<Map<String, TableRow>>> groups = new ArrayList<>(); // by shard
  private final Set<Trial.Key> keys = new HashSet<>();
  private List<String> columns = List.of();

  private Shards(ExperimentFolder whole) {
    this.whole = whole;
  }

  /**
   * Writes the table and the manifest of the whole.
   *
   * @param outputs where files may go
   * @return the rows, in the order of the trials
   * @throws IOException if shards or rows are missing or do not belong together
   */
  public static List<TableRow> join(Path folder, ExperimentKind kind, Outputs outputs)
      throws IOException, InvalidInputException {
    ExperimentFolder whole = new ExperimentFolder(folder, kind, Shard.WHOLE);
    if (Files.exists(whole.rows())) {
      throw new IOException(whole.rows() + " exists already");
    }
    Shards shards = new Shards(whole);
    int count = shards.count();
    for (int index = 1; index <= count; index++) {
      shards.read(new ExperimentFolder(folder, kind, new Shard(index, count)));
    }
    List<TableRow> rows = shards.inOrder();
    OutputFile table = whole.rows(shards.columns, outputs);
    Manifest.joined(shards.manifests).write(whole.conditions(outputs), kind);
    table.write(TableRow.file(shards.columns, rows));
    return rows;
  }

  private int count() throws IOException {
    Pattern name = Pattern.compile(whole.kind().rows + "-[0-9]+-of-([0-9]{1,6})\\.csv");
    Set<Integer> counts = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(whole.folder(), "*-of-*.csv")) {
      for (Path file : files) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          counts.add(Integer.valueOf(matcher.group(1)));
        }
      }
    }
    if (counts.size() != 1) {
      String found = counts.isEmpty() ? "no shards" : "shards of " + counts;
      throw new IOException(
          whole.folder() + ": holds " + found + ", not those of one " + whole.kind());
    }
    return counts.iterator().next();
  }

  /** Reads a shard. */
  private void read(ExperimentFolder part) throws IOException, InvalidInputException {
    if (!Files.exists(part.rows()) || !Files.exists(part.manifest())) {
      throw new IOException("shard " + part.shard() + " is missing: " + part.rows());
    }
    Manifest own = Manifest.read(part.manifest(), part.kind());
    Manifest first = manifests.isEmpty() ? own : manifests.get(0);
    part.refuseIfAny(
        own.differencesFromShard(first),
        " was measured under other conditions than the first shard");
    manifests.add(own);
    Map<Trial.Key, Map<String, TableRow>> byGroup = new LinkedHashMap<>();
    Table<TrialResult> table = TrialTable.of(part);
    columns = table.names();
    for (TableRow made : RowLog.read(part.rows(), table)) {
      TableRow row = renamed(made, own.files(), first.files());
      Trial.Key key = Trial.key(row);
      if (!keys.add(key)) {
        throw new IOException(part.rows() + ": " + key + " is there twice");
      }
      byGroup.computeIfAbsent(key.by(""), group -> new HashMap<>()).put(key.method(), row);
    }
    groups.add(List.copyOf(byGroup.values()));
  }

  /** A row with another name of its instance. */
  private static TableRow renamed(TableRow row, List<String> own, List<String> other) {
    return row.names().contains(Axis.INSTANCE)
        ? row.with(Axis.INSTANCE, other.get(own.indexOf(row.text(Axis.INSTANCE))))
        : row;
  }

  /** The rows of all trials, as one process would have made them. */
  private List<TableRow> inOrder() throws IOException {
    List<String> methods = manifests.get(0).methods();
    int count = groups.size();
    int expected = manifests.get(0).groups(whole.kind()) * methods.size();
    List<TableRow> rows = new ArrayList<>();
    for (int group = 0; group * methods.size() < expected; group++) {
      List<Map<String, TableRow>> shard = groups.get(Shard.holder(group, count) - 1);
      int at = group / count;
      for (String method : methods) {
        TableRow row = at < shard.size() ? shard.get(at).get(method) : null;
        if (row != null) {
          rows.add(row);
        }
      }
    }
    String trials = whole.kind().trials;
    if (rows.size() < expected) {
      throw new IOException(
          String.format(
              "%s of %s %s are missing. Maybe finish the shards with --resume?",
              expected - rows.size(), expected, trials));
    } else if (keys.size() > expected) {
      throw new IOException("the shards hold " + trials + " that are not of this " + whole.kind());
    }
    return rows;
  }
}
