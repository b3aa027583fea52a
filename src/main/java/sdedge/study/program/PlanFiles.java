package sdedge.study.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.instance.Instance;
import sdedge.plan.Plan;
import sdedge.result.files.PlanReader;
import sdedge.result.files.PlanReader.PlanFile;
import sdedge.search.Approach;
import sdedge.search.scheme.External;
import sdedge.search.scheme.NoPlanException;
import sdedge.search.solver.Approaches;
import sdedge.storage.Reason;
import sdedge.study.ForeignPlan;

/**
 * Plans of others in files, as a scheme: a plan per instance.
 *
 * @param name of the scheme; the pattern itself where none is given
 * @param pattern path of a plan, with {@link #NAME} for the name of the instance
 */
public record PlanFiles(String name, String pattern) {
  /** Stands for the name of the instance. */
  public static final String NAME = "{name}";

  /** What names of plans of others are. */
  public static final String NAMES = "[A-Za-z][A-Za-z0-9_-]{0,39}";

  private static final Pattern NAMED = Pattern.compile("(" + NAMES + ")=(.+)");

  /**
   * Reads {@code NAME=PATTERN}, or a pattern alone.
   *
   * @throws IllegalArgumentException if the name is that of a method
   */
  public static PlanFiles parse(String text) {
    Matcher named = NAMED.matcher(text);
    PlanFiles files =
        named.matches() ? new PlanFiles(named.group(1), named.group(2)) : new PlanFiles(text, text);
    if (Approaches.named(files.name) != null) {
      throw new IllegalArgumentException(files.name + " is the name of a method");
    }
    return files;
  }

  /** The file of an instance's plan. */
  public String file(Instance instance) {
    return pattern.replace(NAME, instance.name());
  }

  /**
   * What to warn of, see {@link PlanFile#warning}; null also where there is no plan to be read,
   * which the scheme says.
   */
  public @Nullable String warning(Instance instance, String instanceFile, String digest) {
    String file = file(instance);
    try {
      return PlanReader.parse(file, bytes(file), instance).warning(file, instanceFile, digest);
    } catch (NoPlanException | InvalidInputException e) {
      return null;
    }
  }

  /** The scheme. */
  public Approach approach() {
    return new External(
        name,
        "plans read from " + pattern,
        true,
        (instance, options, control) -> plan(file(instance), bytes(file(instance)), instance));
  }

  private static byte[] bytes(String file) throws NoPlanException {
    if (!Files.exists(Path.of(file))) {
      throw new NoPlanException(file + ": there is no such file");
    }
    try {
      return InputFile.read(new Problems(file), Path.of(file));
    } catch (InvalidInputException e) {
      throw new NoPlanException(String.valueOf(e.problems().get(0)));
    } catch (IOException e) {
      throw new NoPlanException(file + ": cannot be read: " + Reason.of(e));
    }
  }

  /** The plan in bytes, without an order or a scope that it does not follow. */
  static Plan plan(String file, byte[] bytes, Instance instance) throws NoPlanException {
    try {
      Plan read = PlanReader.parse(file, bytes, instance).plan();
      return ForeignPlan.of(instance, read, null, null).plan();
    } catch (InvalidInputException e) {
      int others = e.problems().size() - 1;
      String more = others > 0 ? " (and " + others + " more)" : "";
      throw new NoPlanException(e.problems().get(0) + more);
    }
  }
}
