package sdedge.cli.terminal;

/** A command that a signal ends with what it has so far; the others end at once. */
public interface Interruptible {}
