package sdedge.cli.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import sdedge.study.compare.CompareMethods;
import sdedge.study.program.PlanFiles;
import sdedge.study.program.PlanProgram;

/**
 * Names of ways to plan with commas between; after {@code exec:} or {@code NAME=exec:} the rest is
 * one command, with what commas it has.
 */
public record MethodNames(List<String> names) {
  private static final Pattern PROGRAM =
      Pattern.compile("(?:^|,)((?:" + PlanFiles.NAMES + "=)?" + PlanProgram.PREFIX + ".*)$");

  public MethodNames {
    names = List.copyOf(names);
  }

  private static MethodNames read(String text, boolean allowsSchemes) {
    Matcher program = PROGRAM.matcher(text);
    boolean hasProgram = program.find();
    String before = hasProgram ? text.substring(0, program.start()) : text;
    List<String> names = new ArrayList<>();
    if (!hasProgram || program.start() > 0) {
      for (String name : before.split(",", -1)) {
        boolean isSchemes = allowsSchemes && name.equals(CompareMethods.SCHEMES);
        names.add(isSchemes ? name : Converters.approach(name).key());
      }
    }
    if (hasProgram) {
      names.add(program(text.substring(program.start(1))));
    }
    return new MethodNames(names);
  }

  /**
   * Says which name two of others have; null if none.
   *
   * @param taken by other plans of others
   */
  public static @Nullable String twice(List<MethodNames> all, List<String> taken) {
    Map<String, String> given = new HashMap<>();
    taken.forEach(name -> given.put(name, ""));
    for (String text : all.stream().flatMap(some -> some.names.stream()).toList()) {
      String name = text.contains("=" + PlanProgram.PREFIX) ? text.split("=", 2)[0] : text;
      String before = given.putIfAbsent(name, text);
      if (before != null && !before.equals(text)) {
        return "there are two named " + name;
      }
    }
    return null;
  }

  /** The name as it was given, which says the command too. */
  private static String program(String name) {
    Objects.requireNonNull(PlanProgram.named(name));
    return name;
  }

  /** Reads names of methods and schemes. */
  public static final class Single implements ITypeConverter<MethodNames> {
    @Override
    public MethodNames convert(String value) throws Exception {
      return Converters.parsed(text -> read(text, false)).convert(value);
    }
  }

  /** Reads those of a comparison, among them the word for all schemes. */
  public static final class Compared implements ITypeConverter<MethodNames> {
    @Override
    public MethodNames convert(String value) throws Exception {
      return Converters.parsed(text -> read(text, true)).convert(value);
    }
  }
}
