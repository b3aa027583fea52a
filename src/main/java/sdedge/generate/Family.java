package sdedge.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of instances: nodes and options that go together. */
public enum Family {
  PAPER("paper", "--input constant:256 --output-tokens constant:128 --acceptance constant:0.64"),
  PUBLISHED(
      "published",
      "--tasks 100 --input uniform:1,512 --output-tokens constant:2048 --acceptance constant:0.8"
          + " --radio macro-36.814 --radius 1..400 --shadowing off --fading rayleigh"
          + " --tx-power 23.0103dBm --noise -106dBm"),
  EDGE_L4_A100("edge-l4-a100", ""),
  CALIBRATED(null, ""),
  DIP_SD(
      "dip-sd",
      "--tasks 6 --drafters per-task --input constant:512 --output-tokens constant:128"
          + " --acceptance constant:0.78"),
  MULTI_CELL(
      "multi-cell",
      "--tasks 24 --drafters 3 --assign hotspot:0.6 --input lognormal:256,0.6,64,1024"
          + " --output-tokens lognormal:128,0.5,32,424 --acceptance uniform:0.66,0.80"),
  MEMORY(
      "memory",
      "--tasks 40 --input lognormal:700,0.5,181,2000 --output-tokens lognormal:129,0.6,41,424"
          + " --acceptance uniform:0.66,0.80"),
  SLOW_UPLINK(
      "slow-uplink",
      "--tasks 12 --bandwidth 180kHz --tx-power 14dBm --power-model constant-power --radius 1000"
          + " --los never --input lognormal:600,0.6,75,2000 --output-tokens"
          + " lognormal:40,0.6,10,120 --acceptance uniform:0.54,0.74"),
  HANDSETS(
      "handsets",
      "--tasks 12 --drafters per-task --input lognormal:256,0.6,64,1024"
          + " --output-tokens lognormal:128,0.5,32,424 --acceptance uniform:0.70,0.86"
          + " --mode-acceptance ids:-0.06"),
  CO_LOCATED("co-located", "--tasks 32"),
  AZURE_CONV("azure", ""),
  AZURE_CODE("azure", "");

  private final @Nullable String resource;
  private final String options;

  Family(@Nullable String resource, String options) {
    this.resource = resource;
    this.options = options;
  }

  /** The name on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The family of a name; null if there is none. */
  public static @Nullable Family of(String key) {
    return Arrays.stream(values())
        .filter(family -> family.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Family::key).toList();
  }

  /** Whether it has no nodes of its own. */
  boolean needsBase() {
    return resource == null;
  }

  boolean needsTrace() {
    return this == AZURE_CONV || this == AZURE_CODE;
  }

  /** The defaults that are its own. */
  Map<Choice, String> options() {
    List<String> words = List.of(options.split(" "));
    Map<Choice, String> map = new EnumMap<>(Choice.class);
    for (Choice choice : Choice.values()) {
      int at = words.indexOf(choice.option());
      if (at >= 0) {
        map.put(choice, words.get(at + 1));
      }
    }
    return map;
  }

  /** The file with its nodes, which begins with the sources of their figures. */
  byte[] nodes() {
    String path = "/sdedge/generate/" + resource + ".yaml";
    try (InputStream in = Family.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** The comments at the beginning of that file, each line without its {@code #}. */
  static List<String> comments(byte[] nodes) {
    return new String(nodes, StandardCharsets.UTF_8)
        .lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .toList();
  }
}
