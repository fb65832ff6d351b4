# The service on a Java runtime with an AOT cache. Docker builds the service, trains the cache and
# packs the image.
#
#   build: docker build -f deploy/aot.Dockerfile -t workbin-notifications:aot .
#          Requires BuildKit, which reads aot.Dockerfile.dockerignore: black-box tests train the cache.
#   run:   docker run --rm -p 8080:8080 workbin-notifications:aot
#          -e JAVA_OPTS_APPEND="-Xmx64m -XX:TieredStopAtLevel=1" makes a sandbox start faster and use
#          less memory, but a busy service slower. Arguments after the image name go to the service.
#
# Both stages use the same image: a cache works only with the JVM that created it, and a JRE image has
# a different one.
FROM eclipse-temurin:25-jdk-alpine AS build

WORKDIR /project

# Maven reads MAVEN_ARGS: sets limits, a mirror or a proxy without editing a file.
ARG MAVEN_ARGS=""

COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN ./mvnw -B -ntp package -Paot

FROM eclipse-temurin:25-jdk-alpine

WORKDIR /deployments

# One copy that keeps the timestamps: the cache is valid only for jars with the timestamps of the
# training. Root owns the files, so that the service cannot change its own code.
COPY --from=build /project/target/quarkus-app ./

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

# As in jvm.Dockerfile. The cache was trained with the serial collector, too.
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:AOTCache=app.aot -XX:MaxRAMPercentage=75 -XX:+UseSerialGC -Xmn16m -XX:+ExitOnOutOfMemoryError -Djava.util.logging.manager=org.jboss.logmanager.LogManager $JAVA_OPTS_APPEND -jar quarkus-run.jar \"$@\"", "java"]
