package sdedge.result.files.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.result.Status;
import sdedge.result.files.PlanWriter;
import sdedge.result.files.ResultTable;
import sdedge.result.files.RunInfo;
import sdedge.result.files.SummaryWriter;
import sdedge.result.table.Table;
import sdedge.result.table.Values;

/**
 * A directory with a result. Every file must be the one that {@code run.json} names, by its digest,
 * and be read without problems: whatever shows a result shows what was written.
 */
public final class SavedFolder {
  /** What every plan has, and nothing else. */
  private static final List<String> OF_A_PLAN =
      List.of("makespan_s", "tokens_per_s", "utilisation");

  private static final Set<String> OF_ONE_METHOD = Set.of("solve", "evaluate");

  private final Path directory;
  private Map<String, String> digests = Map.of();

  private final SavedRun run;

  private SavedFolder(Path directory) throws InvalidInputException, IOException {
    this.directory = directory;
    run = read(RunInfo.FILE, SavedRun::parse);
    digests = run.outputs();
  }

  /** Whether there is a comparison in a directory, as far as the names of its files say. */
  public static boolean mayHoldComparison(Path directory) {
    return Files.isRegularFile(directory.resolve(ResultTable.COMPARISON.file()))
        && Files.isRegularFile(directory.resolve(RunInfo.FILE));
  }

  /**
   * Reads all files of a directory.
   *
   * @throws InvalidInputException if it holds no result, a damaged one, or one of another version
   * @throws IOException if a file is missing or cannot be read
   */
  public static Saved read(Path directory) throws InvalidInputException, IOException {
    return open(directory).saved();
  }

  /** Reads {@code run.json} alone, for a look at what else there is; see {@link #read}. */
  public static SavedFolder open(Path directory) throws InvalidInputException, IOException {
    if (!Files.isDirectory(directory)) {
      String why = Files.exists(directory) ? "is a file, not a directory" : "no such directory";
      throw new IOException(directory + ": " + why);
    } else if (!Files.exists(directory.resolve(RunInfo.FILE))) {
      throw no(directory, "is not a result: it has no " + RunInfo.FILE);
    }
    return new SavedFolder(directory);
  }

  private static InvalidInputException no(Path file, String message) {
    return new InvalidInputException(List.of(new Problem(file.toString(), 0, 0, "", message)));
  }

  /** Reads what stands in a file. */
  interface Reader<T> {
    T read(Problems problems, byte[] file) throws IOException;
  }

  private <T> T read(String name, Reader<T> reader) throws InvalidInputException, IOException {
    Path file = directory.resolve(name);
    Problems problems = new Problems(file.toString());
    byte[] bytes = InputFile.read(problems, file);
    T read = reader.read(problems, bytes);
    problems.throwIfAny();
    hold(name, file, InputFile.sha256(bytes));
    return read;
  }

  /** The name of the directory, as it was given. */
  public String name() {
    return directory.toString();
  }

  /** The run that wrote the directory. */
  public SavedRun run() {
    return run;
  }

  /** One of its JSON files; see {@link #read}. */
  public SavedDocument document(String name, Table<?> keys)
      throws InvalidInputException, IOException {
    return read(name, SavedDocument.of(keys));
  }

  /** Some rows of one of its tables, which may be of any length; see {@link #read}. */
  public SavedTable table(String name, Table<?> table, SavedTable.Kept kept)
      throws InvalidInputException, IOException {
    return table(name, table, List.of(), kept);
  }

  /** One of its tables that may have more columns; see {@link SavedTable#read}. */
  public SavedTable table(
      String name, Table<?> table, List<? extends Table.Column<?>> more, SavedTable.Kept kept)
      throws InvalidInputException, IOException {
    Path file = directory.resolve(name);
    Problems problems = new Problems(file.toString());
    MessageDigest sha256 = InputFile.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      SavedTable read = SavedTable.read(problems, in, table, more, kept);
      in.transferTo(OutputStream.nullOutputStream());
      problems.throwIfAny();
      hold(name, file, HexFormat.of().formatHex(sha256.digest()));
      return read;
    }
  }

  private void hold(String name, Path file, String sha256) throws InvalidInputException {
    String digest = digests.get(name);
    if (digest != null && !digest.equals(sha256)) {
      String changed = "was changed since it was written: its SHA-256 is not that in ";
      throw no(file, changed + RunInfo.FILE);
    }
  }

  /** What {@code solve}, {@code evaluate} or {@code compare} wrote; see {@link #read}. */
  public Saved saved() throws InvalidInputException, IOException {
    SavedDocument summary = null;
    SavedDocument plan = null;
    Set<ResultTable> tables = EnumSet.of(ResultTable.COMPARISON);
    if (OF_ONE_METHOD.contains(run.command())) {
      summary = read("summary.json", SavedFolder::summary);
      boolean hasPlan = summary.values().get("status", Status.class).hasPlan();
      plan = hasPlan ? read("plan.json", SavedDocument.of(PlanWriter.KEYS)) : null;
      tables = hasPlan ? EnumSet.range(ResultTable.SCHEDULE, ResultTable.SEARCH) : Set.of();
    } else if (!run.command().equals("compare")) {
      String why = "was written by " + run.command() + ", not by solve, evaluate or compare";
      throw no(directory, why);
    }
    boolean modes = summary != null && summary.values().has("modes");
    Map<ResultTable, SavedTable> read = new EnumMap<>(ResultTable.class);
    for (ResultTable table : tables) {
      if (table != ResultTable.SEARCH || Files.exists(directory.resolve(table.file()))) {
        Table<?> columns = modes ? table.withModes() : table.table();
        read.put(table, read(table.file(), (p, f) -> SavedTable.read(p, f, columns)));
      }
    }
    return new Saved(directory.toString(), run, summary, plan, read);
  }

  /** Reads {@code summary.json}; everything that is missing or wrong is reported. */
  public static SavedDocument summary(Problems problems, byte[] file) throws IOException {
    SavedDocument summary = SavedDocument.of(SummaryWriter.KEYS).read(problems, file);
    Values values = summary.values();
    OF_A_PLAN.stream()
        .filter(key -> values.get("status", Status.class).hasPlan() && !values.has(key))
        .forEach(key -> problems.add(1, 1, key, "must be there, as there is a plan"));
    return summary;
  }

  /**
   * What {@code solve}, {@code evaluate} or {@code compare} wrote into a directory.
   *
   * @param directory as it was named
   * @param summary null of a comparison
   * @param plan null without one
   * @param tables those that are there
   */
  public record Saved(
      String directory,
      SavedRun run,
      @Nullable SavedDocument summary,
      @Nullable SavedDocument plan,
      Map<ResultTable, SavedTable> tables) {

    public Saved {
      tables = Map.copyOf(tables);
    }

    /** Whether it compares methods and is no result of one. */
    public boolean isComparison() {
      return summary == null;
    }

    /** SHA-256 of the instance of a result; null without a plan. */
    public @Nullable String sha256() {
      return plan == null ? null : plan.values().get("sha256", String.class);
    }
  }

  /**
   * A JSON file of a result.
   *
   * @param values of its keys
   * @param json the file without the space between its values; empty if it is none
   */
  public record SavedDocument(Values values, String json) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads a document with some keys; what is missing or wrong is reported. */
    static SavedFolder.Reader<SavedDocument> of(Table<?> keys) {
      return (problems, file) -> of(problems, file, keys.read(Document.parseJson(problems, file)));
    }

    /**
     * A document that stands alone.
     *
     * @throws InvalidInputException with all that is missing or wrong
     */
    public static SavedDocument read(String name, byte[] file, Table<?> keys)
        throws InvalidInputException, IOException {
      Problems problems = new Problems(name);
      SavedDocument document = of(keys).read(problems, file);
      problems.throwIfAny();
      return document;
    }

    /** The document in a file of which the keys were read already. */
    static SavedDocument of(Problems problems, byte[] file, Values values) throws IOException {
      StringWriter dense = new StringWriter();
      if (problems.count() == 0) {
        try (JsonParser parser = FACTORY.createParser(file);
            JsonGenerator json = FACTORY.createGenerator(dense)) {
          parser.nextToken();
          json.copyCurrentStructure(parser);
        }
      }
      return new SavedDocument(values, dense.toString());
    }
  }
}
