package sdedge.result.files.saved;

/** What a command wrote into a directory. */
public sealed interface Saved permits SavedResult, SavedComparison {}
