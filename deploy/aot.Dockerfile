# The service on a Java runtime that starts from a cache of classes: built, trained and packed by
# Docker alone.
#
#   build: docker build -f deploy/aot.Dockerfile -t workbin-notifications:aot .
#          It needs BuildKit, which reads aot.Dockerfile.dockerignore: black-box tests train it.
#   run:   docker run --rm -p 8080:8080 workbin-notifications:aot
#          -e JAVA_OPTS_APPEND="-Xmx64m -XX:TieredStopAtLevel=1" starts a sandbox sooner and makes it
#          smaller, and a busy service slower; what stands after the image's name goes to the service.
#
# Both stages are of one image: a cache is good for the very JVM that made it, and the one of a JRE
# is another.
FROM eclipse-temurin:25-jdk-alpine AS build

WORKDIR /project

# Maven reads MAVEN_ARGS by itself: limits, a mirror or a proxy can be given without editing a file.
ARG MAVEN_ARGS=""

COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN ./mvnw -B -ntp package -Paot

FROM eclipse-temurin:25-jdk-alpine

WORKDIR /deployments

# As one, and with its times: the cache is good for jars of the times it was trained with. Root owns
# the files, so that the service cannot change its own code.
COPY --from=build /project/target/quarkus-app ./

# JAVA_OPTS_APPEND is named as in Red Hat's images, which Quarkus' own documentation is written for.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    JAVA_OPTS_APPEND=""

EXPOSE 8080

# By number, so that an orchestrator can see without a passwd file that it isn't root; the same
# number as in the other images, so that a mounted file fits all.
USER 1001

# Readiness, not liveness: Docker has one check only, and what waits for it (service_healthy) wants
# to send requests. busybox' wget exits non-zero on any status but a 2xx; the time limit is Docker's.
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
    CMD ["/bin/sh", "-c", "exec wget -q -O /dev/null \"http://127.0.0.1:${QUARKUS_HTTP_PORT:-8080}/q/health/ready\""]

# As in jvm.Dockerfile; the serial collector is what the cache was trained with, too.
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:AOTCache=app.aot -XX:MaxRAMPercentage=75 -XX:+UseSerialGC -Xmn16m -XX:+ExitOnOutOfMemoryError -Djava.util.logging.manager=org.jboss.logmanager.LogManager $JAVA_OPTS_APPEND -jar quarkus-run.jar \"$@\"", "java"]
