package sdedge.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import sdedge.document.InputFile;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.LoadedInstance;
import sdedge.result.Result;
import sdedge.result.files.RunInfo;
import sdedge.result.files.RunInfo.Versions;
import sdedge.result.files.saved.SavedRun;
import sdedge.study.StoredRun;

/**
 * What {@code run.json} says: the digests of all files, and what the run was asked.
 *
 * @param command that wrote the result
 * @param options that the run used
 * @param versions of the program and what it ran on, by name
 */
record RunFile(String command, ObjectReader options, StoredRun run, Map<String, String> versions) {
  static final String NAME = RunInfo.FILE;

  private static final Set<String> COMMANDS = Set.of("solve", "evaluate", "stream", "capacity");
  private static final String PROGRAM = "sdedge";

  /**
   * Reads and checks the file.
   *
   * @throws NotAResultException if there is no valid one
   */
  static RunFile check(FoundDifferences findings, LoadedInstance subject, ResultSource source)
      throws NotAResultException, IOException {
    if (!source.has(NAME)) {
      throw new NotAResultException("it has no run.json");
    }
    Problems problems = new Problems(NAME);
    byte[] bytes = source.bytes(NAME);
    ValueReader document = Document.parseJson(problems, bytes);
    if (problems.count() > 0) {
      String why = problems.sorted().get(0).message();
      throw new NotAResultException("its run.json is not valid: " + why);
    }
    ObjectReader file = document.object();
    if (!RunInfo.KIND.equals(file.required("kind").quoted())) {
      throw new NotAResultException("its run.json is not one of a result");
    }
    SavedRun saved = SavedRun.parse(problems, bytes);
    if (!COMMANDS.contains(saved.command()) && !saved.command().isEmpty()) {
      throw new NotAResultException(
          "it was written by %s, not by solve, evaluate, stream or capacity"
              .formatted(saved.command()));
    }
    RunInfo.KEYS.read(file);
    file.finish();
    StoredRun run = StoredRun.of(saved);
    if (problems.count() == 0) {
      settings(findings, saved, subject);
      inputs(findings, saved.inputs(), subject);
      outputs(findings, saved.outputs(), source);
    }
    findings.areIn(file);
    Map<String, String> versions = new TreeMap<>();
    file.object("versions")
        .entries(TextRule.ANY, Integer.MAX_VALUE)
        .forEach((name, version) -> versions.put(name, String.valueOf(version.quoted())));
    return new RunFile(saved.command(), saved.options(), run, versions);
  }

  /** The method that made the plan, as summaries name it; other programs have more of them. */
  String method() {
    String stated = options.optional("method").map(ValueReader::quoted).orElse(null);
    return run.isSearch() && stated != null ? stated : Result.EVALUATE;
  }

  /** Whether the method can prove what it finds. */
  boolean isExact() {
    return run.isBy(method()) ? run.isExact() : options.bool("exact", false);
  }

  /** Whether an option has a number above 0. */
  boolean isGiven(String option) {
    return options.glimpse(option).orElse(0) > 0;
  }

  /** What there is to know of a result that another release wrote. */
  List<String> notes() {
    String own = Versions.all().get(PROGRAM);
    String other = versions.get(PROGRAM);
    return other == null || other.equals(own)
        ? List.of()
        : List.of("written by version " + other + ", recomputed by " + own);
  }

  private static void settings(FoundDifferences findings, SavedRun saved, LoadedInstance subject) {
    Map<String, String> said = new TreeMap<>(saved.settings());
    Map<String, String> asked = new TreeMap<>(subject.settings());
    findings.require(
        said.equals(asked), NAME, "options", "values set: " + asked, "values set: " + said);
  }

  /** All files read must be named; one more may be, the plan that was evaluated or a trace. */
  private static void inputs(
      FoundDifferences findings, Map<String, String> inputs, LoadedInstance subject) {
    Stream.concat(Stream.of(subject.sha256()), subject.tables().values().stream())
        .filter(digest -> !inputs.containsValue(digest))
        .forEach(digest -> findings.add(NAME, "inputs", digest, "no such digest"));
    int most = 2 + subject.tables().size();
    findings.require(
        inputs.size() <= most, NAME, "inputs", "at most " + most + " files", inputs.keySet());
  }

  private static void outputs(
      FoundDifferences findings, Map<String, String> outputs, ResultSource source)
      throws IOException {
    Set<String> names = new TreeSet<>(source.names());
    names.remove(NAME);
    for (String name : names) {
      String digest = outputs.get(name);
      if (digest == null) {
        findings.add(name, "", "only files of the result", "a file that run.json does not name");
      } else {
        String own = sha256(source, name);
        findings.require(digest.equals(own), NAME, "outputs." + name, own, digest);
      }
    }
    List<String> missing = outputs.keySet().stream().filter(name -> !names.contains(name)).toList();
    missing.forEach(name -> findings.add(name, "", "a file", "nothing"));
  }

  private static String sha256(ResultSource source, String name) throws IOException {
    try (InputStream in = source.open(name);
        DigestInputStream digest = new DigestInputStream(in, InputFile.sha256())) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }
  }
}
