package sdedge.search.milp;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The libraries of OR-Tools, 69 MB, unpacked once per user and version instead of at every start
 * into the temporary directory, where a killed process would leave them.
 *
 * @param directory where they are
 * @param temporary whether to delete them in the end, because there is no place to keep them
 */
record Natives(Path directory, boolean temporary) implements AutoCloseable {

  /**
   * Unpacks them if that has not been done.
   *
   * @throws BackendFailure if there is no place for them
   */
  static Natives unpacked() {
    return unpacked(Scratch.cache(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Unpacks them into a cache directory, or else for now into a temporary one. */
  static Natives unpacked(Path cache, Path temporary) {
    String platform = platform();
    URL resource = Natives.class.getClassLoader().getResource(platform);
    if (resource == null) {
      throw new BackendFailure("OR-Tools has no libraries for this platform, " + platform);
    }
    String name = platform + "-" + version(platform);
    try {
      Path kept = cache.resolve(name);
      if (!Files.isDirectory(kept)) {
        Files.createDirectories(cache);
        publish(unpack(resource, Scratch.create(cache)), kept);
      }
      Scratch.sweep(cache);
      return new Natives(kept, false);
    } catch (IOException noCache) {
      return unpackTemporarily(resource, temporary, noCache);
    }
  }

  private static Natives unpackTemporarily(URL resource, Path base, IOException noCache) {
    Scratch.sweep(base);
    try {
      return new Natives(unpack(resource, Scratch.create(base)), true);
    } catch (IOException noTemporary) {
      BackendFailure failure =
          new BackendFailure(
              "no place to unpack the libraries of OR-Tools: %s; %s\nMaybe set XDG_CACHE_HOME to a writable directory with 80 MB free."
                  .formatted(noCache, noTemporary),
              noTemporary);
      failure.addSuppressed(noCache);
      throw failure;
    }
  }

  /** Complete directories appear at once; who comes second uses what is there. */
  private static void publish(Path complete, Path kept) throws IOException {
    try {
      Files.move(complete, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Scratch.delete(complete);
      if (!Files.isDirectory(kept)) {
        throw e;
      }
    }
  }

  /** Copies the files of a folder, which may be in a jar. */
  static Path unpack(URL resource, Path target) throws IOException {
    try {
      if (resource.openConnection() instanceof JarURLConnection jar) {
        Path file = Path.of(jar.getJarFileURL().toURI());
        try (FileSystem archive = FileSystems.newFileSystem(file, Map.of())) {
          copy(archive.getPath(jar.getEntryName()), target);
        }
      } else {
        copy(Path.of(resource.toURI()), target);
      }
      return target;
    } catch (URISyntaxException e) {
      throw new IOException(e);
    } catch (IOException e) {
      Scratch.delete(target);
      throw e;
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
      for (Path file : files) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static String version(String platform) throws BackendFailure {
    String path = "/META-INF/maven/com.google.ortools/" + platform + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = Natives.class.getResourceAsStream(path)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new BackendFailure("cannot read the version of OR-Tools: " + e.getMessage(), e);
    }
    return properties.getProperty("version", "unknown");
  }

  /** As OR-Tools names it. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String system = os.startsWith("win") ? "win32" : os.startsWith("mac") ? "darwin" : "linux";
    return "ortools-" + system + (arch.equals("aarch64") ? "-aarch64" : "-x86-64");
  }

  @Override
  public void close() {
    if (temporary) {
      Scratch.delete(directory);
    }
  }
}
