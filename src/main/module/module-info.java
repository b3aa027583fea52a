/**
 * Plans speculative decoding over edge networks; {@code sdedge.api} is for other programs.
 */
module sdedge {
  requires com.fasterxml.jackson.core;
  requires hipparchus.core;
  requires hipparchus.optim;
  requires info.picocli;
  requires jdk.unsupported;
  requires org.apache.commons.csv;
  requires org.apache.commons.statistics.descriptive;
  requires org.apache.commons.statistics.distribution;
  requires org.snakeyaml.engine;
  requires ortools.java;

  requires static transitive org.jspecify;

  exports sdedge.api;

  opens sdedge.cli to
      info.picocli;
  opens sdedge.cli.option to
      info.picocli;
  opens sdedge.cli.terminal to
      info.picocli;

  uses sdedge.api.Scheme;
  uses sdedge.search.ApproachSource;

  provides sdedge.search.ApproachSource with
      sdedge.api.RegisteredSchemes;
}
