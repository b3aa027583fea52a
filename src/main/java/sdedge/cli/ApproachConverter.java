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
      String allowed = String.join(", ", new Keys.Methods());
      throw new TypeConversionException("'" + value + "' must be one of " + allowed);
    }
    return approach;
  }
}
