package sdedge.instance;

/**
 * An instance and where it came from.
 *
 * @param file as it was given; {@code -} for the standard input
 * @param sha256 of the bytes of the file, in hexadecimal digits
 */
public record LoadedInstance(Instance instance, String file, String sha256) {}
