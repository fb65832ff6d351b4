package io.workbins.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.workbins.identity.ForeignOriginException;
import jakarta.ws.rs.WebApplicationException;
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
  static Refusal of(Throwable error) {
    if (error instanceof Failure failure) {
      return of(
          failure.problem(), failure.problem().envelope(String.valueOf(failure.getMessage())));
    }
    if (error instanceof ForeignOriginException foreign) {
      return of(
          Problem.FOREIGN_ORIGIN,
          Problem.FOREIGN_ORIGIN.envelope(String.valueOf(foreign.getMessage())));
    }
    if (error instanceof UnauthorizedException || error instanceof AuthenticationFailedException) {
      return ofStatus(Problem.NOT_AUTHENTICATED);
    }
    if (error instanceof ForbiddenException) {
      return ofStatus(Problem.PERMISSION_DENIED);
    }
    if (error instanceof WebApplicationException refused) {
      var problem = Problem.ofHttpStatus(refused.getResponse().getStatus());
      if (problem != Problem.INTERNAL) {
        return ofStatus(problem);
      }
    }
    LOG.error("A request failed by a fault of ours", error);
    return ofStatus(Problem.INTERNAL);
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
