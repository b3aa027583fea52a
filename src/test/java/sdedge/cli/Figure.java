package sdedge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An SVG as matplotlib writes it. */
record Figure(Element root, String source) {
  private static final double PT_PER_IN = 72;
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  /** Reads a picture; fails if it is not well-formed. */
  static Figure read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      return new Figure(root, Files.readString(file));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  double widthIn() {
    return Double.parseDouble(root.getAttribute("width").replace("pt", "")) / PT_PER_IN;
  }

  List<String> texts() {
    return elements("text").map(text -> text.getTextContent().strip()).toList();
  }

  /** How many lines, or kinds of boxes, have been drawn. */
  long series() {
    return elements("g").filter(g -> g.getAttribute("id").startsWith("series-")).count();
  }

  /** In small hexadecimal digits. */
  Set<String> colours() {
    return HEX.matcher(source)
        .results()
        .map(hex -> hex.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The program that drew it and its version. */
  String maker() {
    return elements("dc:title").map(Element::getTextContent).collect(Collectors.joining());
  }

  private Stream<Element> elements(String name) {
    NodeList found = root.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }
}
