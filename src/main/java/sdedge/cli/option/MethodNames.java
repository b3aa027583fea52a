package sdedge.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.study.CompareMethods;
import sdedge.study.PlanProgram;

/**
 * Names of ways to plan with commas between; after {@code exec:} the rest is one command, with what
 * commas it has.
 */
public record MethodNames(List<String> names) {
  public MethodNames {
    names = List.copyOf(names);
  }

  private static MethodNames read(String text, boolean allowsSchemes) {
    String program = "," + PlanProgram.PREFIX;
    int at = text.startsWith(PlanProgram.PREFIX) ? 0 : text.indexOf(program) + 1;
    boolean hasProgram = at > 0 || text.startsWith(PlanProgram.PREFIX);
    List<String> names = new ArrayList<>();
    if (!hasProgram || at > 0) {
      for (String name : (hasProgram ? text.substring(0, at - 1) : text).split(",", -1)) {
        boolean isSchemes = allowsSchemes && name.equals(CompareMethods.SCHEMES);
        names.add(isSchemes ? name : new ApproachConverter().convert(name).key());
      }
    }
    if (hasProgram) {
      names.add(program(text.substring(at)));
    }
    return new MethodNames(names);
  }

  private static String program(String name) {
    try {
      return Objects.requireNonNull(PlanProgram.named(name)).key();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** Reads names of methods and schemes. */
  static final class Single implements ITypeConverter<MethodNames> {
    @Override
    public MethodNames convert(String value) {
      return read(value, false);
    }
  }

  /** Reads those of a comparison, among them the word for all schemes. */
  static final class Compared implements ITypeConverter<MethodNames> {
    @Override
    public MethodNames convert(String value) {
      return read(value, true);
    }
  }
}
