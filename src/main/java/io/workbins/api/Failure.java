package io.workbins.api;

/**
 * Why a request is refused. Each kind belongs to one row of the table of errors: an HTTP status and
 * a {@code statusCode} of {@code workbins-api.md} section 9.1. The message tells the caller what to
 * do about it.
 */
abstract sealed class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  private Failure(Problem problem, String message) {
    super(message, null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** A required parameter is missing. */
  static final class Missing extends Failure {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(Problem.MISSING_PARAMETER, message);
    }
  }

  /** A parameter has a value that is never valid. */
  static final class Invalid extends Failure {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(Problem.INVALID_VALUE, message);
    }
  }

  /** The caller may not do this. */
  static final class Denied extends Failure {
    private static final long serialVersionUID = 1L;

    Denied(String message) {
      super(Problem.PERMISSION_DENIED, message);
    }
  }

  /** What the request names does not exist, or not for this caller. */
  static final class NotFound extends Failure {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(Problem.NOT_FOUND, message);
    }
  }
}
