package sdedge.instance;

/** An enumeration constant that is written as a lower-case word in files and options. */
public interface Named {
  /** The word used in instance files, options and outputs, such as {@code constant-psd}. */
  String key();
}
