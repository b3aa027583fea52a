package sdedge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;
import sdedge.cli.terminal.Terminal;
import sdedge.control.Signals;
import sdedge.control.TimeSource;
import sdedge.result.files.RunInfo.Versions;
import sdedge.study.Search;

/**
 * Writes what a distribution has of the command line: {@code ManPages FOLDER} makes {@code
 * FOLDER/asciidoc}, the manual page of every command and {@code FOLDER/completions}.
 */
public final class ManPages {
  private ManPages() {}

  /** All commands. */
  static CommandLine root() {
    Terminal terminal =
        Terminal.of(
            new String[0],
            InputStream.nullInputStream(),
            System.out,
            System.err,
            new Signals(),
            TimeSource.SYSTEM);
    return RootCommand.commandLine(terminal, Search.SOLVER);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CommandLine root = root();
    Path completions = Files.createDirectories(folder.resolve("completions"));
    Files.writeString(completions.resolve("sdedge.bash"), AutoComplete.bash("sdedge", root) + "\n");
    String exitStatus = String.join(" ", root.getCommandSpec().usageMessage().footer()).strip();
    adapt(root, exitStatus);
    boolean[] quiet = {};
    int code =
        ManPageGenerator.generateManPage(
            folder.resolve("asciidoc").toFile(), null, quiet, true, root.getCommandSpec());
    if (code != 0) {
      throw new IOException("the manual pages cannot be written: " + code);
    }
  }

  /** A page names this version and not that of Java, and has sections of its own at its end. */
  private static void adapt(CommandLine command, String exitStatus) {
    command.getCommandSpec().versionProvider(null);
    command.getCommandSpec().version("sdedge " + Versions.all().get("sdedge"));
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    if (usage.description().length == 0) {
      usage.description(usage.header());
    }
    usage.footerHeading("Example%n");
    usage.footer(
        usage.headerHeading().replace("Example:", "").replace("%n", "\n").stripTrailing(),
        "\n== Exit status\n\n" + exitStatus.replaceFirst("Exit codes: ", ""),
        "\n== See also\n\n" + seeAlso(command));
    command.getSubcommands().values().forEach(child -> adapt(child, exitStatus));
  }

  private static String seeAlso(CommandLine command) {
    CommandLine parent = command.getParent();
    Stream<String> names =
        parent == null
            ? command.getSubcommands().keySet().stream().map("sdedge-"::concat)
            : Stream.of(parent.getCommandSpec().qualifiedName("-"));
    return names.map(name -> "*" + name + "*(1)").collect(Collectors.joining(", "));
  }
}
