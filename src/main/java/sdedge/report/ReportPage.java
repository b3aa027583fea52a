package sdedge.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sdedge.document.InputFile;
import sdedge.result.table.Format;

/**
 * A page that needs nothing else: style, scripts, charting library and data stand in it, and its
 * policy lets nothing be loaded or run beside them. Equal results give equal bytes.
 */
public final class ReportPage {
  private static final String TITLE_END = " – sdedge";

  private static final String LIBRARY =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
  private static final List<String> SCRIPTS =
      List.of(
          "text",
          "data",
          "theme",
          "table",
          "figure",
          "headline",
          "explained",
          "differences",
          "lanes",
          "timeline",
          "controls",
          "components",
          "tasks",
          "plan",
          "uplink",
          "search",
          "schemes",
          "streams",
          "stages",
          "served",
          "compared",
          "profiles",
          "experiments",
          "origin",
          "main");

  /** Of the page; its title ends with the name of the program. */
  public static final Format FORMAT =
      Format.of("page of report", "<!DOCTYPE html>.*" + TITLE_END + "</title>");

  private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

  private ReportPage() {}

  /**
   * The page of some content.
   *
   * @param versions of the program that makes the page, by name
   */
  public static byte[] of(PageContent content, Map<String, String> versions) throws IOException {
    String library = resource(LIBRARY);
    String program =
        "(() => {\n'use strict';\n"
            + SCRIPTS.stream().map(name -> own(name + ".js")).collect(Collectors.joining("\n"))
            + "})();\n";
    Map<String, String> parts =
        Map.of(
            "policy", policy(library, program),
            "title", escaped(content.title() + TITLE_END),
            "style", own("style.css"),
            "library", library,
            "program", program,
            "data", PageData.of(content, versions));
    return filled(own("page.html"), parts).getBytes(StandardCharsets.UTF_8);
  }

  /** What takes the place of {@code @name@}; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(part(parts, place)));
  }

  private static String part(Map<String, String> parts, MatchResult place) {
    String part = parts.get(place.group(1));
    if (part == null) {
      throw new IllegalStateException("the template has a place " + place.group());
    }
    return part;
  }

  /** Only the two scripts run; charts set styles of elements, and nothing is loaded. */
  private static String policy(String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(digest(script)).append('\'');
    }
    return policy
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String script) {
    byte[] sha256 = InputFile.sha256().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sha256);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String own(String name) {
    return resource("/sdedge/report/" + name);
  }

  private static String resource(String path) {
    try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
