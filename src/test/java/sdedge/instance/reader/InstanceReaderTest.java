package sdedge.instance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sdedge.document.InvalidInputException;
import sdedge.instance.Acceptance;
import sdedge.instance.Batching;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Fronthaul;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Model;
import sdedge.instance.Noise;
import sdedge.instance.Overheads;
import sdedge.instance.Pipeline;
import sdedge.instance.PowerModel;
import sdedge.instance.Scope;
import sdedge.instance.Speculation;
import sdedge.instance.Steps;
import sdedge.instance.Task;
import sdedge.instance.TaskOrder;
import sdedge.instance.UplinkPolicy;
import sdedge.instance.Wireless;

class InstanceReaderTest {
  @Test
  void theLeastLengthMayBeLeftOutAndIsZero() throws Exception {
    String text = InstanceText.MINIMAL.replace("min_length: 0, ", "");

    assertThat(text).doesNotContain("min_length");
    assertThat(InstanceText.read(text)).isEqualTo(InstanceText.read(InstanceText.MINIMAL));
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    Instance instance = InstanceText.read(InstanceText.MINIMAL);

    assertThat(instance.name()).isEqualTo("minimal");
    assertThat(instance.verifier().memoryBytes()).isInfinite();
    assertThat(instance.verifier().passOverheadS()).isZero();
    assertThat(instance.verifier().latency()).isEqualTo(new LatencyModel.Flops(79.2e12, 1));
    Drafter drafter = instance.drafters().get(0);
    assertThat(drafter.node().latency()).isEqualTo(new LatencyModel.Roofline(59.5e12, 1, 760e9, 1));
    assertThat(drafter.wireless())
        .isEqualTo(new Wireless(20e6, Noise.THERMAL, PowerModel.CONSTANT_PSD, 32, 0));
    assertThat(drafter.fronthaul()).isEqualTo(new Fronthaul(1e9, 0, 1, 2, 3));
    assertThat(instance.speculation()).isEqualTo(new Speculation(0, 8, Scope.BATCH, Steps.MEAN));
    assertThat(instance.batching()).isEqualTo(Batching.FREE);
    assertThat(instance.uplink()).isEqualTo(UplinkPolicy.JOINT);
    assertThat(instance.pipeline()).isEqualTo(Pipeline.ROLLING);
    assertThat(instance.order()).isEqualTo(TaskOrder.AUTO);
    assertThat(instance.tasks())
        .containsExactly(new Task("u1", 0, 128, 96, Acceptance.of(0.72), 23, -95));
  }

  @Test
  void modelsAreDerivedFromTheirShape() throws Exception {
    Model small = InstanceText.read(InstanceText.MINIMAL).drafters().get(0).node().model();

    // 2 (2·768² + 2·768² + 2·768·3072) = 14155776; 2 bytes each; 2·2·768·2 bytes per token
    assertThat(small).isEqualTo(new Model("small", 2, 768, 14155776, 28311552, 6144));
  }

  @Test
  void shapeAndSizesOfAModelCanBeGiven() throws Exception {
    String shape = "layers: 2, hidden: 768, ffn: 100, kv_hidden: 10, gated_ffn: true";
    Model shaped = small(shape + ", bytes_per_weight: 0.5, bytes_per_kv: 1");
    Model sized = small(shape + ", parameters: 1e6, weight_bytes: 7, kv_bytes_per_token: 8");
    Model counted = small(shape + ", parameters: 1e6");

    // 2 (2·768² + 2·768·10 + 3·768·100) = 2850816
    assertThat(shaped).isEqualTo(new Model("small", 2, 768, 2850816, 1425408, 40));
    assertThat(sized).isEqualTo(new Model("small", 2, 768, 1e6, 7, 8));
    assertThat(counted).isEqualTo(new Model("small", 2, 768, 1e6, 2e6, 80));
  }

  private static Model small(String keys) throws InvalidInputException {
    String text = InstanceText.with("{layers: 2, hidden: 768}", "{" + keys + "}");
    return InstanceText.read(text).drafters().get(0).node().model();
  }

  @Test
  void acceptanceMayBeAList() throws Exception {
    String text = InstanceText.with("acceptance: 0.72", "acceptance: [0.5, 1, 0]");

    assertThat(InstanceText.read(text).tasks().get(0).acceptance())
        .isEqualTo(Acceptance.of(0.5, 1, 0));
  }

  @Test
  void tasksMayArriveWhereThatIsAllowed() throws Exception {
    String late = "channel_gain_db: -95, arrival_s: 0.25}";
    byte[] text = InstanceText.with("channel_gain_db: -95}", late).getBytes(StandardCharsets.UTF_8);
    LoadedInstance loaded = InstanceReader.load("test.yaml", text, Path.of(""), Arrivals.ANY);

    assertThat(loaded.instance().tasks().get(0).arrivalS()).isEqualTo(0.25);
    assertThat(InstanceText.read(InstanceText.MINIMAL).tasks().get(0).arrivalS()).isZero();
  }

  @Test
  void keysOfAnotherLatencyModelAreIgnored() throws Exception {
    String text =
        InstanceText.with(
            "latency_model: flops", "latency_model: flops, table: 7, memory_bandwidth: x");

    assertThat(InstanceText.read(text)).isEqualTo(InstanceText.read(InstanceText.MINIMAL));
  }

  @Test
  void loadingTellsFileAndDigest(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.yaml"), InstanceText.MINIMAL);

    LoadedInstance loaded = InstanceReader.load(file.toString(), Files.readAllBytes(file), folder);

    assertThat(loaded.instance()).isEqualTo(InstanceText.read(InstanceText.MINIMAL));
    assertThat(loaded.file()).isEqualTo(file.toString());
    assertThat(loaded.sha256()).hasSize(64).matches("[0-9a-f]+");
  }

  @Test
  void digestIsThatOfTheBytes(@TempDir Path folder) throws Exception {
    assertThat(sdedge.document.InputFile.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void minusIsTheStandardInput() throws Exception {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(InstanceText.MINIMAL.getBytes(StandardCharsets.UTF_8)));
      assertThat(InstanceReader.read(Path.of("-")).name()).isEqualTo("minimal");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void unreadableFilesAreNamed(@TempDir Path folder) {
    Path absent = folder.resolve("absent.yaml");

    assertThatIOException()
        .isThrownBy(() -> InstanceReader.read(absent))
        .withMessage(absent + ": no such file");
    assertThatIOException()
        .isThrownBy(() -> InstanceReader.read(folder))
        .withMessage(folder + ": is a directory, not a file");
  }

  @Test
  void filesOverTheLimitAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64L << 20) + 1);
    }

    assertThatThrownBy(() -> InstanceReader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": the file is larger than 64 MiB (67108864 bytes)");
  }

  /** Passes with prompts are those of the verifier. */
  @Test
  void overheadsOfPositionsAndPromptsAreRead() throws Exception {
    Instance instance =
        InstanceText.read(
            InstanceText.MINIMAL
                .replace(
                    "peak_flops: 79.2e12",
                    "peak_flops: 1e12, position_overhead_s: 2e-3, prompt_pass_overhead_s: 0.2")
                .replace("model: small\n", "model: small\n  position_overhead_s: 3e-5\n"));

    assertThat(instance.verifier().overheads()).isEqualTo(new Overheads(0, 0, 2e-3, 0.2));
    assertThat(instance.drafters().get(0).node().overheads())
        .isEqualTo(new Overheads(0, 0, 3e-5, 0));
    assertThat(
            InstanceText.problems(
                InstanceText.MINIMAL
                    .replace(
                        "peak_flops: 79.2e12",
                        "peak_flops: 1e12, position_overhead_s: 3e-3, prompt_pass_overhead_s: 1")
                    .replace("model: small\n", "model: small\n  prompt_pass_overhead_s: 0.1\n")))
        .containsExactly(
            "test.yaml:6:96: verifier.position_overhead_s: 3e-3 must be in [0, 0.002]",
            "test.yaml:6:126: verifier.prompt_pass_overhead_s: 1 must be in [0, 0.2]",
            "test.yaml:10:3: drafters[0].prompt_pass_overhead_s: unknown key; known are id, model,"
                + " latency_model, peak_flops, flops_efficiency, memory_bandwidth,"
                + " bandwidth_efficiency, table, memory_bytes, pass_overhead_s, token_overhead_s,"
                + " position_overhead_s, wireless, fronthaul, modes.");
  }

  /** A block computes so many drafts, however few are used. */
  @Test
  void draftsOfABlockMayBeMadeWithoutUse() throws Exception {
    String modes =
        "model: small\n  modes:\n  - {name: b, passes: block, drafts: all}\n  - {name: s}\n";
    String text = InstanceText.MINIMAL.replace("model: small\n", modes);

    List<DraftMode> read = InstanceText.read(text).drafters().get(0).modes();

    assertThat(read).extracting(DraftMode::slots).containsExactly(8, 0);
    assertThat(read).extracting(mode -> mode.drafted(3)).containsExactly(8, 3);
    assertThat(read.get(0).drafted(0)).isZero();
    assertThat(InstanceText.problems(text.replace("passes: block, ", "")))
        .containsExactly(
            "test.yaml:11:23: drafters[0].modes[0].drafts: all needs passes: block, of which some"
                + " are not used");
  }
}
