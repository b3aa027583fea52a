package sdedge.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sdedge.document.InvalidInputException;
import sdedge.report.ReportPage;
import sdedge.report.ReportedFolders;
import sdedge.result.files.Versions;
import sdedge.study.CommandFailure;

/** The page of results that {@code sdedge report} makes. */
public final class ResultPage {
  private final byte[] html;
  private final List<String> warnings;

  private ResultPage(byte[] html, List<String> warnings) {
    this.html = html;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Makes the page of directories of {@code solve}, {@code evaluate}, {@code compare}, {@code
   * stream}, {@code sweep} or {@code bench}, or of those that {@link PlanningResult#write} made.
   *
   * @param directories at least one
   * @return the page
   * @throws InputException if a directory holds no result, or one that cannot be read
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if there is no directory
   */
  public static ResultPage of(List<Path> directories) throws InputException, IOException {
    if (directories.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one directory");
    }
    ReportedFolders folders = new ReportedFolders();
    List<String> warnings = new ArrayList<>();
    try {
      for (Path directory : directories) {
        folders.read(directory);
      }
      byte[] html = ReportPage.of(folders.content(Map.of(), warnings::add), Versions.all());
      return new ResultPage(html, warnings);
    } catch (InvalidInputException e) {
      throw InputException.of(e);
    } catch (CommandFailure e) {
      throw new IllegalStateException("without explanations none can be of another result", e);
    }
  }

  /**
   * {@return the page, complete in itself: a copy of its bytes, HTML in UTF-8, equal for equal
   * results}
   */
  public byte[] html() {
    return html.clone();
  }

  /** {@return comparisons that could not be read, a sentence each} */
  public List<String> warnings() {
    return warnings;
  }
}
