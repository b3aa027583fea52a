package sdedge.result.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions of the program and of what it runs on; loads nothing native. */
public final class Versions {
  private static final String RESOURCE = "/sdedge/build.properties";
  private static final String INSTANCE_FORMAT = "1";

  private Versions() {}

  /** The versions by name. */
  public static Map<String, String> all() {
    Properties build = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("sdedge", build.getProperty("version", "unknown"));
    versions.put("commit", build.getProperty("commit", "unknown"));
    versions.put("java", System.getProperty("java.version"));
    versions.put("or-tools", build.getProperty("ortools", "unknown"));
    versions.put("instance-schema", INSTANCE_FORMAT);
    return versions;
  }
}
