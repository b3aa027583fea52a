package sdedge.search.scheme;

/** Why code of others gave no plan, for the user: no bug of this program. */
public final class NoPlanException extends Exception {
  private static final long serialVersionUID = 1;

  /** With what is reported to the user. */
  public NoPlanException(String why) {
    super(why);
  }
}
