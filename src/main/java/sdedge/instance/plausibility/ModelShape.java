package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Model;

/**
 * Parameters that layers and hidden size contradict: a layer has about 12 h² of them, and the two
 * tables of a vocabulary, which only count in small models, 2 · 32000 h.
 */
final class ModelShape implements Rule {
  private static final double OF_LAYER = 12;
  private static final double OF_VOCABULARY = 2 * 32_000.0;
  private static final double FACTOR = 3;

  @Override
  public Stream<Finding> findings(LoadedInstance loaded) {
    return Place.models(loaded)
        .filter(model -> !ParameterCount.isTooSmall(model) && contradicts(model))
        .map(ModelShape::finding);
  }

  private static double ofLayers(Model model) {
    return OF_LAYER * model.layers() * model.hidden() * (double) model.hidden();
  }

  private static boolean contradicts(Model model) {
    double most = FACTOR * (ofLayers(model) + OF_VOCABULARY * model.hidden());
    return model.parameters() > most || FACTOR * model.parameters() < ofLayers(model);
  }

  private static Finding finding(Model model) {
    String shape = model.layers() + " layers of " + model.hidden();
    return new Finding(
        "models." + model.name(),
        Figure.of(model.parameters()) + " parameters in " + shape,
        "within 3 times of the " + Figure.of(ofLayers(model)) + " that those have",
        "one of layers, hidden and parameters is mistyped");
  }
}
