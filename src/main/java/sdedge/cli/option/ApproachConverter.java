package sdedge.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.document.Suggestion;
import sdedge.search.Approach;
import sdedge.search.solver.Approaches;

/** Reads the name of a method or of a comparison scheme. */
public final class ApproachConverter implements ITypeConverter<Approach> {
  @Override
  public Approach convert(String value) {
    Approach approach = Approaches.named(value);
    if (approach == null) {
      throw new TypeConversionException(Suggestion.mustBeOneOf(value, new Keys.Methods()));
    }
    return approach;
  }
}
