# The native executable built from the source tree by Docker alone: no Java, Maven or GraalVM needed
# on the machine.
#
#   build: docker build -f deploy/native-multistage.Dockerfile -t workbin-notifications:native .
#          It takes minutes and some GB of memory;
#          --build-arg MAVEN_ARGS="-Dquarkus.native.native-image-xmx=4g" sets a limit.
#   run:   docker run --rm -p 8080:8080 workbin-notifications:native
#          what stands after the image's name goes to the service.

# UBI 9 here and below: an executable needs a glibc at least as new as the one it was linked with.
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build

WORKDIR /project

# Maven reads MAVEN_ARGS by itself: limits, a mirror or a proxy can be given without editing a file.
ARG MAVEN_ARGS=""

# The dependencies have a layer of their own, which a change to the source code leaves as it is.
# quarkus:go-offline and not dependency:go-offline: only Quarkus knows the build-time halves of its
# extensions, the larger part of what a build downloads. prod: by default it would fetch what tests
# and dev mode need as well.
COPY --chown=quarkus:quarkus mvnw pom.xml ./
COPY --chown=quarkus:quarkus .mvn .mvn
RUN ./mvnw -B -ntp quarkus:go-offline -Dmode=prod

COPY --chown=quarkus:quarkus src src
# No test runs here: the context has none, and what is to be deployed has passed them before. A
# container build is switched off by name, since this is one already and has no Docker inside.
RUN ./mvnw -B -ntp package -Dnative -DskipTests -Dquarkus.native.container-build=false

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0

WORKDIR /work

# Root owns the executable, so that the service cannot change its own code.
COPY --from=build --chown=0:0 --chmod=0755 /project/target/*-runner application

ENV QUARKUS_HTTP_HOST=0.0.0.0

EXPOSE 8080

# By number, so that an orchestrator can see without a passwd file that it isn't root.
USER 1001

# The micro image has neither curl nor wget. The check needs only bash and what is built into it:
# /dev/tcp, printf and read. That bash is there follows from ubi9-micro, which the micro image adds
# three libraries to: its shell is bash, and Keycloak's documentation gives the same kind of check
# for an image that is made from ubi9-micro too. HTTP/1.0, so that the service closes the connection
# and the check leaves none behind. Readiness, not liveness: Docker has one check only, and what
# waits for it (service_healthy) wants to send requests.
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}\" && printf 'GET /q/health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["./application"]
