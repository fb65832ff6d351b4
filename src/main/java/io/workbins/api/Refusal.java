package io.workbins.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.workbins.identity.ForeignOriginException;
import io.workbins.notification.Unavailable;
import io.workbins.workbin.ContentConflict;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * What a request that failed is answered with: the one place that knows what each error means to a
 * caller.
 *
 * @param httpStatus the HTTP status
 * @param envelope the body
 */
record Refusal(int httpStatus, Envelope envelope) {

  private static final Logger LOG = Logger.getLogger(Refusal.class);

  /** The answer to an error. One of ours is logged, and the caller is told nothing about it. */
  static Refusal of(Throwable thrown) {
    var error = cause(thrown);
    var problem = problem(error);
    if (problem == Problem.INTERNAL) {
      LOG.error("A request failed by a fault of ours", error);
    }
    return saysWhatToDo(error)
        ? of(problem, problem.envelope(String.valueOf(error.getMessage())))
        : ofStatus(problem);
  }

  /** Which kind of error this is. */
  static Problem problem(Throwable thrown) {
    var error = cause(thrown);
    if (error instanceof Failure failure) {
      return failure.problem();
    }
    if (error instanceof Unavailable) {
      return Problem.UNAVAILABLE;
    }
    if (error instanceof ContentConflict conflict) {
      return problem(conflict);
    }
    if (error instanceof ForeignOriginException) {
      return Problem.FOREIGN_ORIGIN;
    }
    if (error instanceof UnauthorizedException || error instanceof AuthenticationFailedException) {
      return Problem.NOT_AUTHENTICATED;
    }
    if (error instanceof ForbiddenException) {
      return Problem.PERMISSION_DENIED;
    }
    return error instanceof WebApplicationException refused
        ? Problem.ofHttpStatus(refused.getResponse().getStatus())
        : Problem.INTERNAL;
  }

  /** What a stage failed with, which those that depend on it wrap. */
  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static Problem problem(ContentConflict conflict) {
    if (conflict instanceof ContentConflict.AlreadyThere) {
      return Problem.EXISTS_ALREADY;
    }
    return conflict instanceof ContentConflict.NotThere ? Problem.NOT_FOUND : Problem.FULL;
  }

  /** Whether the message of an error is meant for callers. */
  private static boolean saysWhatToDo(Throwable error) {
    return error instanceof Failure
        || error instanceof ContentConflict
        || error instanceof Unavailable
        || error instanceof ForeignOriginException;
  }

  /** The answer to an HTTP status that a framework gave without saying more. */
  static Refusal ofHttpStatus(int status) {
    return ofStatus(Problem.ofHttpStatus(status));
  }

  private static Refusal ofStatus(Problem problem) {
    return of(problem, problem.envelope());
  }

  private static Refusal of(Problem problem, Envelope envelope) {
    return new Refusal(problem.httpStatus(), envelope);
  }
}
