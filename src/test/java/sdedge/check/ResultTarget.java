package sdedge.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import sdedge.FewerTasks;
import sdedge.RandomPlans;
import sdedge.control.Control;
import sdedge.document.InvalidInputException;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.instance.reader.InstanceReader;
import sdedge.judge.Difference;
import sdedge.judge.Draws;
import sdedge.plan.Plan;
import sdedge.search.solver.Method;

/**
 * Any bytes as one of the files of a result: the check ends with differences or without, and a
 * changed plan or table without any says the same as before.
 *
 * <p>An input is the letter of a result, the letter of one of its files, and the content of that
 * file. The digests in {@code run.json} are made to agree, so that they do not give it away.
 */
public final class ResultTarget {
  private static final Path CASES = Path.of("src/test/resources/reference/cases");
  private static final int TASKS = 2; // per drafter, of several
  private static final int LONGEST_MESSAGE = 20_000;
  private static final List<Original> ORIGINALS =
      List.of(
          solved("case-009.yaml"),
          solved("case-100-late-uploads.yaml"),
          solved("case-105-shared-memory.yaml"),
          allocated("../joint/case-002.yaml"));

  private ResultTarget() {}

  /** A result as the program made it. */
  private record Original(Instance instance, Map<String, byte[]> files) {
    List<String> names() {
      return files.keySet().stream().sorted().toList();
    }

    byte[] file(String name) {
      return Objects.requireNonNull(files.get(name));
    }
  }

  private static Original solved(String file) {
    try {
      Instance read = InstanceReader.read(CASES.resolve(file));
      Instance instance = read.drafters().size() > 1 ? FewerTasks.of(read, TASKS) : read;
      return new Original(instance, MadeResult.solved(instance, Method.DP));
    } catch (InvalidInputException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A plan with a length per part and shares of the bands. */
  private static Original allocated(String file) {
    try {
      Instance read = InstanceReader.read(CASES.resolve(file));
      Instance instance = read.withOptions(Pipeline.ROLLING, null, null, Scope.DRAFTER);
      Random random = new Random(2);
      Plan plan = RandomPlans.next(random, instance, Pipeline.ROLLING);
      Plan allocated = Draws.allocated(random, instance, plan);
      return new Original(instance, MadeResult.evaluated(instance, allocated));
    } catch (InvalidInputException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes an input for each file as it is, but for those too long to be changed well. */
  public static void seeds(Path folder, int longest) throws IOException {
    for (int i = 0; i < ORIGINALS.size(); i++) {
      Original original = ORIGINALS.get(i);
      for (int j = 0; j < original.names().size(); j++) {
        byte[] content = original.file(original.names().get(j));
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write('a' + i);
        seed.write('a' + j);
        seed.writeBytes(content);
        if (seed.size() <= longest) {
          Files.write(folder.resolve(i + "-" + original.names().get(j)), seed.toByteArray());
        }
      }
    }
  }

  /** Called by the fuzzer before the first input, so that none pays for loading the classes. */
  public static void fuzzerInitialize() throws Exception {
    for (Original original : ORIGINALS) {
      for (String name : original.names()) {
        check(original, name, original.file(name));
      }
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    if (bytes.length < 2) {
      return;
    }
    Original original = ORIGINALS.get(Math.floorMod(bytes[0] - 'a', ORIGINALS.size()));
    List<String> names = original.names();
    String name = names.get(Math.floorMod(bytes[1] - 'a', names.size()));
    check(original, name, Arrays.copyOfRange(bytes, 2, bytes.length));
  }

  private static void check(Original original, String name, byte[] content) throws Exception {
    MutableResult result = new MutableResult(original.files());
    result.putBytes(name, content);
    if (name.equals("run.json")) {
      result.keepDigests();
    }
    CheckOutcome checked;
    try {
      checked =
          ResultChecker.check(
              MadeResult.subject(original.instance()),
              ResultSource.of(result.files()),
              Control.NONE);
    } catch (NotAResultException refusal) {
      checkMessage(String.valueOf(refusal.getMessage()));
      return;
    }
    for (Difference difference : checked.differences()) {
      checkMessage(difference.column() + difference.expected() + difference.found());
    }
    ClaimVerdict verdict = ClaimChecker.check(checked, Control.NONE);
    if (checked.differences().isEmpty()
        && !(verdict instanceof ClaimVerdict.Refuted)
        && FieldWords.TABLE.stream().noneMatch(line -> line.file().equals(name))
        && !sameMeaning(name, original.file(name), content)) {
      throw new AssertionError("accepted as " + name + ": " + text(content));
    }
  }

  private static void checkMessage(String message) {
    if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
      throw new AssertionError("a bad message: " + message);
    }
  }

  /** What a run took and was called is free, and summaries hold some of it. */
  private static boolean sameMeaning(String name, byte[] before, byte[] after) {
    if (name.equals("run.json") || name.equals("summary.json")) {
      return true;
    }
    try {
      return name.endsWith(".csv")
          ? sameRows(text(before), text(after))
          : same(value(before), value(after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean sameRows(String before, String after) {
    List<String> x = before.lines().toList();
    List<String> y = after.lines().toList();
    boolean same = x.size() == y.size();
    for (int i = 0; same && i < x.size(); i++) {
      List<String> xs = List.of(x.get(i).split(",", -1));
      List<String> ys = List.of(y.get(i).replace("\"", "").split(",", -1));
      same = xs.size() == ys.size();
      for (int k = 0; same && k < xs.size(); k++) {
        same = xs.get(k).equals(ys.get(k)) || sameNumber(xs.get(k), ys.get(k));
      }
    }
    return same;
  }

  /** Values as {@link #value} reads them. */
  private static boolean same(Object before, Object after) {
    if (before instanceof Map<?, ?> x && after instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(key -> same(field(x, key), field(y, key)));
    }
    if (before instanceof List<?> x && after instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = same(x.get(i), y.get(i));
      }
      return same;
    }
    return before.equals(after)
        || (before instanceof Plain x && after instanceof Plain y && sameNumber(x.text, y.text));
  }

  private static Object field(Map<?, ?> mapping, Object key) {
    return Objects.requireNonNull(mapping.get(key));
  }

  /** A number, true, false or null. */
  private record Plain(String text) {}

  private static Object value(byte[] file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file)) {
      json.nextToken();
      return value(json);
    }
  }

  /** A map, a list, a string or something plain. */
  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new HashMap<>();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        json.nextToken();
        fields.put(key, value(json));
      }
      return fields;
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json));
      }
      return items;
    }
    return json.currentToken() == JsonToken.VALUE_STRING
        ? json.getText()
        : new Plain(json.getText());
  }

  private static boolean sameNumber(String before, String after) {
    try {
      double x = Double.parseDouble(before);
      double y = Double.parseDouble(after);
      return Math.abs(x - y) <= 1e-8 * Math.max(Math.abs(x), Math.abs(y));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
