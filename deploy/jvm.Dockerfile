# The service on a Java runtime: for use with a debugger, a profiler or heap dumps, and without a
# native build.
#
#   build: ./mvnw package
#          docker build -f deploy/jvm.Dockerfile -t workbin-notifications:jvm .
#   run:   docker run --rm -p 8080:8080 workbin-notifications:jvm
#          -e JAVA_OPTS_APPEND="-Xmx128m" adds JVM options, which take precedence.
#          Arguments after the image name go to the service.
#
# The image: JDK 25 is the LTS release that also builds the native executable, so both variants run on
# the same class library (the classes are compiled for 17). Alpine is the smallest Temurin runtime with
# a shell and an HTTP client (busybox), which the entrypoint and the health check need. No native
# library of the service requires glibc.
FROM eclipse-temurin:25-jre-alpine

WORKDIR /deployments

# Libraries first, as a layer of their own: a change of the service keeps that layer.
# Root owns the files, so that the service cannot change its own code.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/*.jar ./
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/

# JAVA_OPTS_APPEND has the name that the Red Hat images and the Quarkus documentation use.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    JAVA_OPTS_APPEND=""

EXPOSE 8080

# A numeric id, so that Kubernetes can verify that it is not root; the same in all images, so that
# mounted files can have the same owner.
USER 1001

# Readiness, not liveness: Docker has a single check, and services that wait for it (service_healthy)
# send requests afterwards. busybox wget exits non-zero on any status except 2xx; Docker sets the timeout.
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
    CMD ["/bin/sh", "-c", "exec wget -q -O /dev/null \"http://127.0.0.1:${QUARKUS_HTTP_PORT:-8080}/q/health/ready\""]

# A shell splits JAVA_OPTS_APPEND into options; exec makes Java process 1, which gets the SIGTERM of
# `docker stop`. 75 %: by default the JVM uses a quarter of the container's memory. The serial collector
# with a young generation of 16 MB uses the least memory per session, and was the fastest on two cores
# (see performance.md). A JVM that runs out of memory exits, so that it is restarted.
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:MaxRAMPercentage=75 -XX:+UseSerialGC -Xmn16m -XX:+ExitOnOutOfMemoryError -Djava.util.logging.manager=org.jboss.logmanager.LogManager $JAVA_OPTS_APPEND -jar quarkus-run.jar \"$@\"", "java"]
