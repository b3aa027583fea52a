package sdedge.instance;

/** What is written as a word in files and options; of an enumeration its constants. */
public interface Named {
  /** The word used in instance files, options and outputs, such as {@code constant-psd}. */
  default String key() {
    return toString();
  }
}
