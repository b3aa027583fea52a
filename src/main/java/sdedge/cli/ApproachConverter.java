package sdedge.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sdedge.search.Approach;
import sdedge.search.Method;
import sdedge.search.scheme.Schemes;

/** Reads the name of a method or of a comparison scheme. */
final class ApproachConverter implements ITypeConverter<Approach> {
  @Override
  public Approach convert(String value) {
    for (Method method : Method.values()) {
      if (method.key().equals(value)) {
        return method;
      }
    }
    Approach scheme = Schemes.named(value);
    if (scheme == null) {
      String allowed = String.join(", ", new Keys.Methods());
      throw new TypeConversionException("'" + value + "' must be one of " + allowed);
    }
    return scheme;
  }
}
