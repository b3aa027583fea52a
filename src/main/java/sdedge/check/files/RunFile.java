package sdedge.check.files;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Steps;

/** Checks {@code run.json}: the digests of all files, and that what is left makes sense. */
public final class RunFile {
  public static final String NAME = "run.json";

  private static final String KIND = "sdedge-result";
  private static final int HEX_DIGITS = 64;

  private final Findings findings;
  private final CheckedInstance subject;
  private final ResultSource source;
  private final Tree tree;

  private RunFile(
      Findings findings, CheckedInstance subject, ResultSource source, JsonValue document) {
    this.findings = findings;
    this.subject = subject;
    this.source = source;
    tree = Tree.of(findings, NAME, document);
  }

  /**
   * Checks the file and returns the options of the run.
   *
   * @throws NotAResultException if there is no valid one
   */
  public static RunOptions check(Findings findings, CheckedInstance subject, ResultSource source)
      throws NotAResultException, IOException {
    JsonValue document = document(source);
    if (!(document instanceof JsonValue.Mapping mapping)
        || !(mapping.fields().get("kind") instanceof JsonValue.Text kind)
        || !kind.value().equals(KIND)) {
      throw new NotAResultException("its run.json is not one of a result");
    }
    return new RunFile(findings, subject, source, document).check();
  }

  private static JsonValue document(ResultSource source) throws NotAResultException, IOException {
    if (!source.names().contains(NAME)) {
      throw new NotAResultException("it has no run.json");
    }
    try (InputStream in = source.open(NAME)) {
      return JsonValue.read(in);
    } catch (NoSuchFileException e) {
      throw new NotAResultException("it has no run.json");
    } catch (JacksonException e) {
      throw new NotAResultException("its run.json is not valid: " + e.getOriginalMessage());
    }
  }

  private RunOptions check() throws IOException {
    tree.get("kind").mustBe(KIND);
    tree.get("format").mustBe(1);
    tree.get("argv").items().forEach(Tree::text);
    texts("versions").forEach((name, text) -> {});
    started(tree.get("started"));
    notNegative(tree.get("wall_s"));
    Tree cpu = tree.get("cpu_s");
    if (!cpu.isNull()) {
      notNegative(cpu);
    }
    RunOptions options = options(tree.get("options"));
    machine(tree.get("machine"));
    inputs(options);
    outputs();
    tree.finish();
    return options;
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    Tree object = tree.get(key);
    for (String name : object.fields().keySet()) {
      texts.put(name, Objects.requireNonNullElse(object.get(name).text(), ""));
    }
    return texts;
  }

  private static void started(Tree time) {
    String text = time.text();
    try {
      Instant.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      time.mismatch("a time");
    }
  }

  private static void notNegative(Tree seconds) {
    Double number = seconds.number();
    if (number != null && number < 0) {
      seconds.mismatch("a number >= 0");
    }
  }

  /** The options used; of a given plan there are few. */
  private static RunOptions options(Tree tree) {
    String command = Objects.requireNonNullElse(tree.get("command").text(), "");
    boolean searched = !command.equals(ClaimedResult.EVALUATE);
    RunOptions options =
        new RunOptions(
            command,
            searched ? tree.get("method").text() : null,
            searched && tree.get("exact").isTrue(),
            tree.get("pipeline").textOrNull(),
            tree.get("uplink").textOrNull(),
            searched ? tree.get("order").text() : null,
            searched ? tree.get("scope").text() : null,
            steps(tree.get("steps"), searched),
            searched && isPositive(tree.get("time_limit_s")),
            searched && isPositive(tree.get("gap")));
    if (searched) {
      tree.get("threads").integer(1);
      tree.get("seed").integer(Long.MIN_VALUE);
    }
    return options;
  }

  private static @Nullable Steps steps(Tree tree, boolean searched) {
    return !searched && tree.isNull() ? null : PlanFile.word(tree, Steps.values());
  }

  private static boolean isPositive(Tree tree) {
    Double number = tree.numberOrNull();
    if (number != null && number < 0) {
      tree.mismatch("a number >= 0");
    }
    return number != null && number > 0;
  }

  private static void machine(Tree machine) {
    machine.get("os").text();
    machine.get("arch").text();
    machine.get("cores").integer(1);
    Tree cpu = machine.get("cpu");
    if (!cpu.isNull()) {
      cpu.text();
    }
    machine.finish();
  }

  /** All files read must be named; one more may be, the plan that was evaluated. */
  private void inputs(RunOptions options) {
    Map<String, String> inputs = texts("inputs");
    inputs.forEach((file, digest) -> hexadecimal("inputs." + file, digest));
    Set<String> digests = new HashSet<>(inputs.values());
    Stream.concat(Stream.of(subject.sha256()), subject.tables().values().stream())
        .filter(digest -> !digests.contains(digest))
        .forEach(digest -> findings.add(NAME, "inputs", digest, "no such digest"));
    boolean evaluated = options.command().equals(ClaimedResult.EVALUATE);
    int most = 1 + subject.tables().size() + (evaluated ? 1 : 0);
    if (inputs.size() > most) {
      findings.add(NAME, "inputs", "at most " + most + " files", inputs.size() + " files");
    }
  }

  private void hexadecimal(String path, String digest) {
    if (!digest.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
      findings.add(NAME, path, HEX_DIGITS + " hexadecimal digits", digest);
    }
  }

  private void outputs() throws IOException {
    Map<String, String> outputs = texts("outputs");
    Set<String> names = new TreeSet<>(source.names());
    names.remove(NAME);
    for (String name : names) {
      String digest = outputs.get(name);
      if (digest == null) {
        findings.add(name, "", "only files of the result", "a file that run.json does not name");
      } else if (!digest.equals(sha256(name))) {
        findings.add(NAME, "outputs." + name, sha256(name), digest);
      }
    }
    outputs.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> findings.add(name, "", "a file", "nothing"));
  }

  private String sha256(String name) throws IOException {
    try (InputStream in = source.open(name);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
