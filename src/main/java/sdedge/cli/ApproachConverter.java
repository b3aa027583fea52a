package sdedge.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.search.Approach;
import sdedge.search.solver.Approaches;

/** Reads the name of a method or of a comparison scheme. */
final class ApproachConverter implements ITypeConverter<Approach> {
  @Override
  public Approach convert(String value) {
    Approach approach = Approaches.named(value);
    if (approach == null) {
      throw new TypeConversionException(Words.mustBeOneOf(value, new Keys.Methods()));
    }
    return approach;
  }
}
