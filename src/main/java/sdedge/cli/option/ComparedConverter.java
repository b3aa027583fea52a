package sdedge.cli.option;

import picocli.CommandLine.ITypeConverter;
import sdedge.study.CompareMethods;

/** Reads the name of a way to plan, or the word for all schemes. */
final class ComparedConverter implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    return value.equals(CompareMethods.SCHEMES)
        ? value
        : new ApproachConverter().convert(value).key();
  }
}
