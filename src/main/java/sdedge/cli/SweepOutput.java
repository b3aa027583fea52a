package sdedge.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sdedge.document.InvalidInputException;
import sdedge.output.Json;
import sdedge.output.OutputFile;
import sdedge.output.Outputs;
import sdedge.study.log.LogFiles;
import sdedge.study.log.Manifest;
import sdedge.study.log.RowLog;
import sdedge.study.sweep.MeanTable;
import sdedge.study.sweep.SweepRow;
import sdedge.study.sweep.SweepRunner;
import sdedge.study.sweep.SweepTable;

/** Where the tables of a sweep go. */
final class SweepOutput {
  private static final String MEANS = "sweep-mean.csv";

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      order = 50,
      description = "Write the table to a file; default - is stdout.")
  private @Nullable String csv;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 51,
      description =
          "Directory of sweep.csv, sweep-mean.csv and sweep.json instead; every row is on"
              + " disk before the next search.")
  private @Nullable String directory;

  @Option(
      names = "--resume",
      order = 52,
      description = "Make only the rows that are missing in -o.")
  boolean resume;

  @Mixin private ForceOption force = new ForceOption();

  @Option(names = "--json", order = 60, description = "Print the tables as one JSON object.")
  boolean json;

  private @Nullable OutputFile whole; // the table, if it is one file
  private @Nullable OutputFile averages;

  /** Takes the rows of a sweep. */
  interface Sink extends SweepRunner.Rows, AutoCloseable {
    /** All rows, those that were there before included. */
    List<SweepRow> rows();

    @Override
    default void close() throws IOException {}
  }

  /** Why the options do not go together; null if they do. */
  @Nullable String contradiction() {
    if (resume && directory == null) {
      return "--resume needs -o DIR";
    } else if (csv != null && directory != null) {
      return "--csv and -o DIR do not go together";
    }
    return json && Inputs.STANDARD.equals(csv) ? "--csv - and --json cannot both use stdout" : null;
  }

  /** Opens where rows go, and finds early that they cannot. */
  Sink open(SweepTable table, Manifest conditions, Terminal terminal)
      throws IOException, InvalidInputException {
    Outputs outputs = force.outputs(terminal);
    if (directory != null) {
      Path folder = Path.of(directory);
      LogFiles files = new LogFiles(folder.resolve("sweep.csv"), folder.resolve("sweep.json"));
      averages = outputs.file(folder, MEANS, MeanTable.format());
      return new Logged(files.open(table, conditions, resume, outputs));
    }
    boolean streamed = !json && (csv == null || csv.equals(Inputs.STANDARD));
    if (csv != null && !csv.equals(Inputs.STANDARD)) {
      Path file = Path.of(csv);
      whole =
          outputs.file(file.resolveSibling(""), String.valueOf(file.getFileName()), table.file());
      Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling(""));
    }
    Collected sink = new Collected(table, streamed ? terminal.out() : null);
    sink.begin();
    return sink;
  }

  /** Writes what is written at the end. */
  void finish(SweepTable table, List<SweepRow> rows, Terminal terminal) throws IOException {
    MeanTable means = MeanTable.of(table.names(), rows);
    if (averages != null && means != null) {
      averages.write(means::write);
    } else if (whole != null) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(header(table));
      for (SweepRow row : rows) {
        bytes.write(table.line(row));
      }
      whole.write(bytes.toByteArray());
    }
    if (json) {
      printJson(table, rows, means, terminal.out());
    }
  }

  private static byte[] header(SweepTable table) {
    return (table.header() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void printJson(
      SweepTable table, List<SweepRow> rows, @Nullable MeanTable means, OutputStream out)
      throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("rows");
          for (SweepRow row : rows) {
            table.write(json, row);
          }
          json.writeEndArray();
          if (means != null) {
            json.writeFieldName("means");
            means.write(json);
          }
          json.writeEndObject();
        });
  }

  /** Rows that are on the disk at once. */
  private record Logged(RowLog<SweepRow> log) implements Sink {
    @Override
    public List<SweepRow> rows() {
      return log.rows();
    }

    @Override
    public void add(SweepRow row) throws IOException {
      log.append(row);
    }

    @Override
    public void close() throws IOException {
      log.close();
    }
  }

  /** Rows that are kept, and shown at once on a stream if there is one. */
  private record Collected(SweepTable table, @Nullable OutputStream out, List<SweepRow> rows)
      implements Sink {
    Collected(SweepTable table, @Nullable OutputStream out) {
      this(table, out, new ArrayList<>());
    }

    void begin() throws IOException {
      show(header(table));
    }

    @Override
    public void add(SweepRow row) throws IOException {
      rows.add(row);
      show(table.line(row));
    }

    private void show(byte[] line) throws IOException {
      if (out != null) {
        out.write(line);
        out.flush();
      }
    }
  }
}
