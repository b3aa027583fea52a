package sdedge.search;

/** How many plans an approach looks at, under the options of the instance, the fewest first. */
public enum Effort {
  /** One per problem, or a few, made by a rule. */
  RULE,
  /** Those of far fewer choices than there are. */
  NARROWED,
  /** Parts of plans, many, of which a rule keeps the best: a beam search. */
  BEAM,
  /** Those of fewer draft modes, mostly most of what all are. */
  MODES,
  /**
   * All that there are, or those under other options, as a comparison scheme, which claims nothing.
   */
  WHOLE,
  /** All that there are, for the joint optimum: bounds and proofs are of the whole problem. */
  EXACT
}
