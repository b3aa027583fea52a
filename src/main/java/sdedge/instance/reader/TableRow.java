package sdedge.instance.reader;

/** One line of a latency table. */
record TableRow(int line, double newTokens, double contextTokens, double seconds) {}
