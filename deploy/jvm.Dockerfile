# The service on a Java runtime: for whoever wants a debugger, a profiler or a heap dump, or has no
# time for a native build.
#
#   build: ./mvnw package
#          docker build -f deploy/jvm.Dockerfile -t workbin-notifications:jvm .
#   run:   docker run --rm -p 8080:8080 workbin-notifications:jvm
#          -e JAVA_OPTS_APPEND="-Xmx128m" adds options to the JVM's, and the added ones win;
#          what stands after the image's name goes to the service.
#
# Why this image: JDK 25 is the LTS release whose compiler also makes the native executable, so both
# variants run on the same class library (the classes are compiled for 17). The Alpine variant is
# the smallest runtime of Temurin that still has a shell and an HTTP client (busybox), which the
# entrypoint and the health check need; nothing here loads a native library that would want glibc.
FROM eclipse-temurin:25-jre-alpine

WORKDIR /deployments

# Slowest to change first: a change to the service alone leaves the layer of the libraries as it is.
# Root owns the files, so that the service cannot change its own code.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/*.jar ./
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/

# JAVA_OPTS_APPEND is named as in Red Hat's images, which Quarkus' own documentation is written for.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    JAVA_OPTS_APPEND=""

EXPOSE 8080

# By number, so that an orchestrator can see without a passwd file that it isn't root; the same
# number as in the native images, so that a mounted file fits both.
USER 1001

# Readiness, not liveness: Docker has one check only, and what waits for it (service_healthy) wants
# to send requests. busybox' wget exits non-zero on any status but a 2xx; the time limit is Docker's.
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
    CMD ["/bin/sh", "-c", "exec wget -q -O /dev/null \"http://127.0.0.1:${QUARKUS_HTTP_PORT:-8080}/q/health/ready\""]

# A shell, since only a shell splits JAVA_OPTS_APPEND into options; exec, so that Java becomes
# process 1 and gets the SIGTERM of `docker stop`. 75 %: the JVM's own default would leave three
# quarters of the container's memory unused. The serial collector with 16 MB for what is new keeps a
# session small, and was the fastest where there are two cores (see performance.md). A JVM out of
# memory exits, since a restart heals it and going on does not.
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:MaxRAMPercentage=75 -XX:+UseSerialGC -Xmn16m -XX:+ExitOnOutOfMemoryError -Djava.util.logging.manager=org.jboss.logmanager.LogManager $JAVA_OPTS_APPEND -jar quarkus-run.jar \"$@\"", "java"]
